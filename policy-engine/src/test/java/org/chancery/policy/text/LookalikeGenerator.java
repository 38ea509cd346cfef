package org.chancery.policy.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.UnicodeSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Writes the table of [Lookalikes] from ICU's confusables and the names of the characters.
///
/// It takes seconds, and another ICU may give another table and with it other verdicts; so the
/// table is shipped, and `LookalikesTest` tells when it no longer follows from the sources.
final class LookalikeGenerator {
  private static final int LETTERS_A_LINE = 72;

  // Scripts whose letters people use for Latin ones. Not Arabic: its alif is "confusable" with l.
  private static final UnicodeSet SCRIPTS =
      new UnicodeSet(
              "[[:sc=Latin:][:sc=Greek:][:sc=Cyrillic:][:sc=Armenian:][:sc=Cherokee:][:sc=Coptic:]"
                  + "[:sc=Lisu:][:sc=Cans:][:sc=Deseret:][:sc=Tifinagh:][:sc=Georgian:]"
                  + "[:sc=Gothic:][:sc=Runic:][:sc=Osage:][:sc=Warang_Citi:][:sc=Medefaidrin:]"
                  + "[:sc=Miao:][:sc=Vai:][[:sc=Common:]&[[:L:][:Nl:][:So:][:Sm:]]]]")
          .removeAll(new UnicodeSet("[[:ASCII:][:M:][:Cn:]]"))
          .freeze();

  private static final Pattern NAMED =
      Pattern.compile(
          "LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .*)?"
              + "|LATIN (?:LETTER|SUBSCRIPT|SUPERSCRIPT) SMALL CAPITAL ([A-Z])"
              + "|LATIN LETTER SMALL CAPITAL ([A-Z])"
              + "|MODIFIER LETTER (?:SMALL|CAPITAL) ([A-Z])(?: WITH .*)?"
              + "|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
              + "|(?:NEGATIVE |CROSSED NEGATIVE )?(?:SQUARED|CIRCLED) LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])"
              + "|LATIN (?:SMALL|CAPITAL) LETTER (?:TURNED|REVERSED|SIDEWAYS|DOTLESS|SCRIPT|INSULAR|OPEN|CLOSED|BARRED|LONG|SMALL CAPITAL) ([A-Z])(?: WITH .*)?");

  // What people use all the same, and small letters whose capitals the confusables speak of;
  // [Lookalikes] tells those capitals apart by the original.
  private static final Map<Character, Character> USED =
      Map.of('ω', 'w', 'π', 'n', 'η', 'n', 'μ', 'm', 'я', 'r', 'ғ', 'f', 'ө', 'o', 'ћ', 'h');

  private LookalikeGenerator() {}

  static String table() {
    var checker = new SpoofChecker.Builder().build();
    var plain = new HashMap<String, Character>();
    for (char c = 'A'; c <= 'Z'; c++) {
      plain.put(checker.getSkeleton(String.valueOf(c)), (char) (c | 0x20));
    }
    for (char c = 'a'; c <= 'z'; c++) {
      plain.put(checker.getSkeleton(String.valueOf(c)), c);
    }
    var byLetter = new TreeMap<Character, StringBuilder>();
    for (String each : SCRIPTS) {
      int c = each.codePointAt(0);
      // Only what folding leaves standing can be met.
      if (!FoldedText.of(each).text().equals(each)) {
        continue;
      }
      char letter = letterOf(c, checker, plain);
      if (letter != 0) {
        byLetter.computeIfAbsent(letter, _ -> new StringBuilder()).appendCodePoint(c);
      }
    }
    var table = new StringBuilder();
    for (Map.Entry<Character, StringBuilder> entry : byLetter.entrySet()) {
      int[] points = entry.getValue().codePoints().toArray();
      for (int i = 0; i < points.length; i += LETTERS_A_LINE) {
        table
            .append(entry.getKey())
            .append(new String(points, i, Math.min(LETTERS_A_LINE, points.length - i)))
            .append('\n');
      }
    }
    return table.toString();
  }

  private static char letterOf(int c, SpoofChecker checker, Map<String, Character> plain) {
    Character used = USED.get((char) c);
    if (used != null && c < 0x10000) {
      return used;
    }
    Character own = plain.get(checker.getSkeleton(UCharacter.toString(c)));
    if (own != null) {
      return own;
    }
    int upper = UCharacter.toUpperCase(c);
    if (upper != c && UScript.getScript(c) != UScript.LATIN) {
      Character large = plain.get(checker.getSkeleton(UCharacter.toString(upper)));
      if (large != null) {
        return large;
      }
    }
    String name = UCharacter.getName(c);
    var named = NAMED.matcher(name == null ? "" : name);
    if (named.matches()) {
      for (int group = 1; group <= named.groupCount(); group++) {
        if (named.group(group) != null) {
          return (char) (named.group(group).charAt(0) | 0x20);
        }
      }
    }
    return 0;
  }

  public static void main(String[] args) {
    System.out.print(table());
  }
}
