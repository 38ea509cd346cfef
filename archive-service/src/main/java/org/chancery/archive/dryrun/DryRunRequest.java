package org.chancery.archive.dryrun;

import java.util.List;
import java.util.Objects;
import org.chancery.archive.problem.Refusal;
import org.chancery.policy.Compilation;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.TermList;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import org.jspecify.annotations.Nullable;

/// What to try on the record.
///
/// @param document the draft, a policy document in YAML
/// @param against the document in force, to compare with; absent for a policy that is new
/// @param lists the term lists both may name
/// @param days how far back to go, from 1 to 366
/// @param purpose why; it goes into the access log
record DryRunRequest(
    @Nullable String document,
    @Nullable String against,
    @Nullable List<Terms> lists,
    @Nullable Integer days,
    @Nullable String purpose) {

  private static final int LONGEST_DOCUMENT = 4_000_000;
  private static final int MOST_DAYS = 366;

  /// A term list as the policy desk has it.
  record Terms(@Nullable String id, @Nullable Integer version, @Nullable List<String> terms) {
    private TermList toList() {
      if (id == null || terms == null) {
        throw Refusal.invalid("lists", "A term list has no id or no terms.", "Give both.");
      }
      return new TermList(id, Objects.requireNonNullElse(version, 1), terms);
    }
  }

  /// The draft, compiled alone.
  PolicySet draft() {
    if (document == null || document.isBlank()) {
      throw Refusal.invalid("document", "There is no draft.", "Send the policy document to try.");
    }
    return compiled("document", document);
  }

  /// The version in force, compiled alone; empty if there is none.
  PolicySet live() {
    return against == null || against.isBlank() ? PolicySet.empty() : compiled("against", against);
  }

  /// The policy's id as the draft gives it.
  String policy() {
    return switch (PolicyDocument.parse(Objects.requireNonNullElse(document, ""), 1)) {
      case Parse.Parsed(var policy) -> policy.id();
      case Parse.Failed _ -> "unreadable";
    };
  }

  int checkedDays() {
    int wanted = Objects.requireNonNullElse(days, 30);
    if (wanted < 1 || wanted > MOST_DAYS) {
      throw Refusal.invalid(
          "days", wanted + " days cannot be gone back.", "Give from 1 to " + MOST_DAYS + ".");
    }
    return wanted;
  }

  String checkedPurpose() {
    if (purpose == null || purpose.isBlank()) {
      throw Refusal.invalid(
          "purpose",
          "There is no purpose, and every look at the record has one.",
          "Say in a sentence why the draft is tried.");
    }
    return purpose.strip();
  }

  private PolicySet compiled(String field, String yaml) {
    if (yaml.length() > LONGEST_DOCUMENT) {
      throw Refusal.invalid(
          field, "The document is too long.", "Keep it to " + LONGEST_DOCUMENT + " characters.");
    }
    var named = lists == null ? List.<TermList>of() : lists.stream().map(Terms::toList).toList();
    return switch (PolicyDocument.parse(yaml, 1)) {
      case Parse.Failed(var errors) -> throw refused(field, errors.getFirst());
      case Parse.Parsed(var policy) ->
          switch (PolicySet.compile(new PolicySource(List.of(policy), named))) {
            case Compilation.Compiled(var set) -> set;
            case Compilation.Rejected(var errors) -> throw refused(field, errors.getFirst());
          };
    };
  }

  private static Refusal refused(String field, PolicyError error) {
    var place = error.line() == null ? error.path() : "line " + error.line();
    return Refusal.invalid(field, error.message() + " (" + place + ")", error.cure());
  }

  /// Sizes only: a draft may quote what somebody wrote.
  @Override
  public String toString() {
    return "DryRunRequest[" + days + " days]";
  }
}
