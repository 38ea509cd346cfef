package org.chancery.messaging.attachment;

import java.text.Normalizer;
import org.chancery.messaging.journal.MessageText;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// What files may be called.
final class FileName {

  private static final int LONGEST = 200;
  // Turn the direction of what follows: "report\u202Efdp.exe" shows as "reportexe.pdf".
  private static final String TURNS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

  private FileName() {}

  /// A name as it is kept.
  ///
  /// @throws Refusal for what is no name
  static String of(@Nullable String wanted) {
    String given = wanted == null ? "" : wanted.strip();
    if (given.isEmpty() || given.length() > LONGEST) {
      throw Refusal.ofField("name", "give 1 to %d characters.".formatted(LONGEST));
    }
    if (MessageText.flawOf(given) != null || given.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.ofField("name", "remove control characters and broken surrogate pairs.");
    }
    if (given.chars().anyMatch(c -> TURNS.indexOf(c) >= 0)) {
      throw Refusal.ofField("name", "remove characters that turn the direction of writing.");
    }
    if (given.chars().anyMatch(c -> c == '/' || c == '\\') || given.matches("\\.{1,2}")) {
      throw Refusal.ofField("name", "give the file's own name, without folders.");
    }
    return Normalizer.normalize(given, Normalizer.Form.NFC);
  }
}
