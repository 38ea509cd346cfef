package org.chancery.policy;

import org.jspecify.annotations.Nullable;

/// One thing wrong with a policy, said so that its author can put it right.
///
/// @param path where: a JSON pointer into the list of policies, such as
///   `/0/rules/2/when/lexicon/terms/7`, or into the document
/// @param code what kind of mistake, stable, for programs, such as `regex-look-around`
/// @param message what is wrong, for people
/// @param cure what to do instead, for people
/// @param line the line of the document, counted from 1; null if it is not known
/// @param column the column of the line, counted from 1; null if it is not known
public record PolicyError(
    String path,
    String code,
    String message,
    String cure,
    @Nullable Integer line,
    @Nullable Integer column) {
  /// An error whose place in a document is not known.
  public PolicyError(String path, String code, String message, String cure) {
    this(path, code, message, cure, null, null);
  }
}
