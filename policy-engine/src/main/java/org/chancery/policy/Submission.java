package org.chancery.policy;

/// Something a person wants others to see.
///
/// Callers use [#message] or [#of], so that what a later kind of rule asks about (sender, audience,
/// time) can be added here without touching those who have nothing to say about it.
///
/// @param kind what sort of text it is
/// @param text the text as it was sent
public record Submission(Kind kind, String text) {
  /// What sort of text a submission is.
  public enum Kind {
    /// A message, or the new text of an edited one.
    MESSAGE,
    /// What a conversation is to be called.
    CONVERSATION_NAME,
    /// What a person's presence is to say.
    STATUS_TEXT
  }

  /// A message.
  public static Submission message(String text) {
    return new Submission(Kind.MESSAGE, text);
  }

  /// A text of any kind.
  public static Submission of(Kind kind, String text) {
    return new Submission(kind, text);
  }

  /// Kind and length only: a submission may end up in a log, its text must not.
  @Override
  public String toString() {
    return "Submission[" + kind + ", " + text.length() + " chars]";
  }
}
