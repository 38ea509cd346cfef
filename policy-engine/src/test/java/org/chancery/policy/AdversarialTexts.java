package org.chancery.policy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Texts that cost as much as texts can, by name.
final class AdversarialTexts {
  static final int LONGEST = 64 * 1024;
  private static final int PASTE = 8_000;

  private AdversarialTexts() {}

  /// Texts of 64 KiB, and pastes of 8,000 characters.
  ///
  /// @param lines real messages to make a paste of
  static Map<String, String> all(List<String> lines) {
    var dice = new RandomTexts(77);
    var texts = new LinkedHashMap<String, String>();
    texts.put("one letter", wall("a"));
    texts.put("one digit", wall("1"));
    texts.put("digits", dice.text(LONGEST, "0123456789"));
    texts.put("digits and separators", dice.text(LONGEST, "0123456789 -"));
    texts.put("card numbers", wall("4111 1111 1111 1111 "));
    texts.put("IBANs", wall("DE89370400440532013000 "));
    texts.put("hexadecimal", dice.text(LONGEST, "0123456789abcdef"));
    texts.put("base64", base64(dice));
    texts.put("equals signs", wall("="));
    texts.put("dots", wall("."));
    texts.put("a.a.a", wall("a."));
    texts.put("blanks", wall(" "));
    texts.put("@", wall("a@"));
    texts.put("links", wall("http://a.com/b "));
    texts.put("words", wall("insider tip password transfer account "));
    texts.put("towers of marks", wall("a" + "\u0301\u0323\u0327".repeat(40)));
    texts.put("one tower", "a" + wall("\u0301").substring(1));
    texts.put("bidi controls", wall("\u202Eab\u202C\u2066"));
    texts.put("zero width", wall("a\u200B"));
    texts.put("Arabic", wall("السر وبالسر لا تخبر أحدا "));
    texts.put("tatweel", wall("س\u0640\u0640"));
    texts.put("pictures", wall("👩\u200D👩\u200D👧😀🇩🇪"));
    texts.put("lone surrogates", wall("\uD83D"));
    texts.put("ligatures", wall("ﷺ"));
    texts.put("Hangul", wall("\u1112\u1161\u11AB"));
    texts.put("mathematical", wall("𝐬𝐞𝐜𝐫𝐞𝐭 "));
    texts.put("letters apart", wall("s.e.c.r.e.t "));
    texts.put("leet", wall("p4$$w0rd 1n$1d3r "));
    texts.put("entities", wall("&#x73;&amp;"));
    texts.put("percent codes", wall("%73%65"));
    texts.put("escapes", wall("\\u0073\\x65"));
    texts.put("tags", wall("<b>a</b>"));
    texts.put("open tags", wall("<"));
    texts.put("Cyrillic look-alikes", wall("раsswоrd "));
    if (!lines.isEmpty()) {
      String all = String.join("\n", lines);
      texts.put("chat, 64 KiB", all.substring(0, LONGEST));
      texts.put("chat, 8,000", all.substring(0, PASTE));
    }
    texts.put("base64, 8,000", base64(dice).substring(0, PASTE));
    texts.put("digits, 8,000", dice.text(PASTE, "0123456789 -"));
    return texts;
  }

  private static String wall(String brick) {
    return brick.repeat(LONGEST / brick.length() + 1).substring(0, LONGEST);
  }

  private static String base64(RandomTexts dice) {
    var bytes = new byte[LONGEST * 3 / 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) dice.number(256);
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
