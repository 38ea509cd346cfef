package org.chancery.messaging.review;

import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Checks what people give as a reason, an appeal or an answer.
final class Words {

  private static final int LONGEST = 2_000;

  private Words() {}

  /// @throws Refusal for words that are missing, too long or malformed, naming the field
  static MessageText of(String field, @Nullable String given) {
    String words = given == null ? "" : given.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw Refusal.ofField(field, "give 1 to %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(words) != null) {
      throw Refusal.ofField(field, "remove NUL characters and broken surrogate pairs.");
    }
    return new MessageText(words);
  }
}
