package org.chancery.policy;

import java.util.Locale;

/// Something a person wants others to see.
///
/// @param kind what sort of text it is
/// @param text the text as it was sent
/// @param context its circumstances
public record Submission(Kind kind, String text, Context context) {
  /// What sort of text a submission is.
  public enum Kind {
    /// A message, or the new text of an edited one.
    MESSAGE,
    /// What a conversation is to be called.
    CONVERSATION_NAME,
    /// What a conversation is to be about.
    TOPIC,
    /// What a person's presence is to say.
    STATUS_TEXT,
    /// What a file is called.
    FILE_NAME,
    /// What is written in a file.
    FILE_TEXT,
    /// What a link's preview shows.
    LINK_PREVIEW,
    /// Somebody joins a conversation; there is no text.
    JOIN;

    /// The name used in documents, such as `file-name`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A message of unknown circumstances.
  public static Submission message(String text) {
    return of(Kind.MESSAGE, text);
  }

  /// A text of any kind and of unknown circumstances.
  public static Submission of(Kind kind, String text) {
    return new Submission(kind, text, Context.none());
  }

  /// Kind and length only: a submission may end up in a log, its text must not.
  @Override
  public String toString() {
    return "Submission[" + kind + ", " + text.length() + " chars]";
  }
}
