package org.chancery.policy.text;

/// Undoes letters that look like letters of another alphabet, word by word.
///
/// A word that has letters only Greek or Cyrillic has is a Greek or Cyrillic word, and Latin
/// letters in it are the disguise; in any other word the foreign letters are. Words wholly in
/// look-alikes stay in a text that is evidently written in that script, where they are words of its
/// language.
final class Lookalikes {
  private static final int NONE = 0;
  private static final int GREEK = 1;
  private static final int CYRILLIC = 2;
  private static final int ARMENIAN = 3;

  // Such letters make up three in ten of real Russian; one in ten of real Greek.
  private static final int TELLING_SHARE = 12;
  private static final int TELLING_LETTERS = 2;

  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String IN_CYRILLIC = "авсԁеfgніјкlмпорԛгѕтиvшхуz";
  private static final String IN_GREEK = "αβcdεfgηιjκlμνορqrsτυνωχγζ";

  private final Layer below;
  private Layer above;
  private final boolean[] evident = new boolean[ARMENIAN + 1];
  private boolean ambiguous;
  private boolean otherwise;

  Lookalikes(Layer below) {
    this.below = below;
    this.above = below.above();
  }

  static boolean at(char[] units, int i, int length) {
    return units[i] >= 0x80 && LookalikeTable.letter(Character.codePointAt(units, i, length)) != 0;
  }

  /// As in a text that tells nothing of its script.
  static Layer undoneInAnyText(Layer below) {
    return new Lookalikes(below).wordByWord();
  }

  Layer undone() {
    var alike = new int[evident.length];
    var telling = new int[evident.length];
    for (int i = 0; i < below.length(); i++) {
      char c = below.units[i];
      int script = script(c);
      if (script != NONE && Letters.isLetter(c)) {
        (LookalikeTable.letter(c) != 0 ? alike : telling)[script]++;
      }
    }
    for (int script = GREEK; script < evident.length; script++) {
      evident[script] =
          telling[script] >= TELLING_LETTERS
              && telling[script] * TELLING_SHARE >= alike[script] + telling[script];
    }
    return wordByWord();
  }

  /// Whether a letter read as one may be meant for another.
  boolean isAmbiguous() {
    return ambiguous;
  }

  /// As [#undone()] was, with the ambiguous letters read as the others they may be meant for.
  Layer otherwise() {
    otherwise = true;
    above = below.above();
    return wordByWord();
  }

  private Layer wordByWord() {
    int at = 0;
    while (at < below.length()) {
      int plain = plainFrom(at);
      above.copy(below, at, plain);
      at = plain;
      int start = at;
      boolean latin = false;
      int own = NONE;
      int foreign = NONE;
      while (at < below.length() && isPart(below.units[at])) {
        char c = below.units[at];
        int script = script(c);
        latin |= c < 0x80;
        if (script != NONE) {
          foreign = script;
          if (LookalikeTable.letter(c) == 0) {
            own = script;
          }
        }
        at++;
      }
      if (at == start) {
        if (at < below.length()) {
          above.copy(below, at++);
        }
      } else if (own != NONE) {
        toNative(start, at, own);
      } else {
        toLatin(start, at, !latin && evident[foreign]);
      }
    }
    return above;
  }

  /// Where the first word from there begins that is not plain ASCII.
  private int plainFrom(int start) {
    int at = start;
    while (at < below.length() && below.units[at] < 0x80) {
      at++;
    }
    while (at > start && isPart(below.units[at - 1])) {
      at--;
    }
    return at == below.length() || below.units[at] >= 0x80 || isPart(below.units[at]) ? at : start;
  }

  private static boolean isPart(char c) {
    return Letters.isLetter(c) || (c >= 0x80 && !Character.isWhitespace(c));
  }

  private void toNative(int start, int end, int script) {
    for (int i = start; i < end; i++) {
      char c = below.units[i];
      char inScript = c;
      if (c < 0x80) {
        int place = LATIN.indexOf(c);
        inScript =
            switch (script) {
              case GREEK -> IN_GREEK.charAt(place);
              case CYRILLIC -> IN_CYRILLIC.charAt(place);
              default -> c;
            };
      }
      above.add(inScript, below, i, i, inScript != c);
    }
  }

  private void toLatin(int start, int end, boolean scriptsStay) {
    for (int i = start; i < end; i++) {
      char c = below.units[i];
      char letter =
          c < 0x80 ? 0 : LookalikeTable.letter(Character.codePointAt(below.units, i, end));
      if (letter == 0 || (scriptsStay && script(c) != NONE)) {
        above.copy(below, i);
      } else if (Character.isHighSurrogate(c)) {
        above.add(letter, below, i, i + 1, true);
        i++;
      } else {
        above.add(letter(c, i, letter), below, i, i, true);
      }
    }
  }

  /// The letter, unless it stood as a capital that looks like another one, or may be meant so.
  private char letter(char c, int unit, char letter) {
    return switch (c) {
      case 'η' -> stoodAs('Η', unit) ? 'h' : either(letter, 'h');
      case 'ν' -> stoodAs('Ν', unit) ? 'n' : either(letter, 'n');
      case 'υ' -> stoodAs('Υ', unit) ? 'y' : either(letter, 'y');
      case 'μ' -> stoodAs('Μ', unit) ? 'm' : either(letter, 'u');
      default -> letter;
    };
  }

  private char either(char letter, char other) {
    ambiguous = true;
    return otherwise ? other : letter;
  }

  private boolean stoodAs(char original, int unit) {
    FoldedText base = below.base;
    return base.original().charAt(base.startOf(below.from(unit))) == original;
  }

  private static int script(char c) {
    if (c < 0x370 || c > 0x58F) {
      return NONE;
    }
    return c < 0x400 ? GREEK : c < 0x530 ? CYRILLIC : ARMENIAN;
  }
}
