package org.chancery.messaging.screening;

import org.chancery.policy.Submission;

/// A part of something that is judged as one, such as the name of a file that goes with a message.
///
/// @param path what it is a part of it as, in the words of records, such as `attachments/0/name`
/// @param offset where its text begins in that part, when that is judged in pieces
/// @param submission what is judged
/// @param readable whether its text could be read; if not, rules that would have to are undecided
public record Part(String path, int offset, Submission submission, boolean readable) {

  /// A part that can be read.
  public static Part of(String path, int offset, Submission submission) {
    return new Part(path, offset, submission, true);
  }

  /// A part of which not all can be read; the submission's text is not looked at.
  public static Part unread(String path, Submission submission) {
    return new Part(path, 0, submission, false);
  }
}
