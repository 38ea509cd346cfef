package org.chancery.policy.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Characters that no pattern of a bank tells apart, as one symbol each.
///
/// A text is read into symbols once, whatever the number of machines that run over it. A pair of
/// surrogates becomes the symbol of its character and [#skip()]; a lone surrogate is a character.
/// Immutable.
final class Symbols {
  private static final int PAGE = 0x100;
  private static final int[] LINE_FEED = {'\n', '\n'};
  private static final int[] WORD = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'};

  // The first character of each stretch of characters of one symbol, and that symbol.
  private final int[] starts;
  private final char[] symbols;
  private final int count;
  // Of the first plane; equal pages are one.
  private final char[][] pages = new char[0x100][];
  private final int lineFeed;
  private final BitSet word;

  private Symbols(int[] starts, char[] symbols, int count) {
    this.starts = starts;
    this.symbols = symbols;
    this.count = count;
    var known = new HashMap<List<Character>, char[]>();
    for (int page = 0; page < pages.length; page++) {
      var cells = new char[PAGE];
      var key = new ArrayList<Character>(PAGE);
      int at = stretchOf(page * PAGE);
      for (int i = 0; i < PAGE; i++) {
        int c = page * PAGE + i;
        at += at + 1 < starts.length && starts[at + 1] <= c ? 1 : 0;
        cells[i] = symbols[at];
        key.add(cells[i]);
      }
      pages[page] = known.computeIfAbsent(key, _ -> cells);
    }
    this.lineFeed = of('\n');
    this.word = in(WORD);
  }

  /// The fewest symbols that tell apart what any of these sets of characters does.
  ///
  /// @param sets pairs of first and last code point, ascending
  static Symbols of(Set<List<Integer>> sets) {
    var all = new ArrayList<int[]>(List.of(LINE_FEED, WORD));
    sets.forEach(set -> all.add(set.stream().mapToInt(Integer::intValue).toArray()));
    var borders = new TreeSet<>(Set.of(0));
    for (int[] set : all) {
      for (int i = 0; i < set.length; i += 2) {
        borders.add(set[i]);
        borders.add(set[i + 1] + 1);
      }
    }
    borders.remove(Character.MAX_CODE_POINT + 1);
    int[] starts = borders.stream().mapToInt(Integer::intValue).toArray();
    var parts = new Partition(starts.length);
    for (int[] set : all) {
      parts.split(stretches(starts, set));
    }
    var symbols = new char[starts.length];
    int count = parts.number(symbols);
    return new Symbols(starts, symbols, count);
  }

  private static BitSet stretches(int[] starts, int[] set) {
    var members = new BitSet();
    for (int i = 0; i < set.length; i += 2) {
      int from = Arrays.binarySearch(starts, set[i]);
      int to = Arrays.binarySearch(starts, set[i + 1] + 1);
      members.set(from, to < 0 ? starts.length : to);
    }
    return members;
  }

  /// How many symbols there are, but for the two that stand for no character.
  int count() {
    return count;
  }

  /// Stands in the place of the second unit of a character.
  int skip() {
    return count;
  }

  /// Stands where a text begins or ends.
  int end() {
    return count + 1;
  }

  BitSet word() {
    return word;
  }

  BitSet lineFeed() {
    var alone = new BitSet(count);
    alone.set(lineFeed);
    return alone;
  }

  /// The symbols of the characters of a set that was told of.
  BitSet in(int[] set) {
    var members = new BitSet(count);
    BitSet stretches = stretches(starts, set);
    for (int i = stretches.nextSetBit(0); i >= 0; i = stretches.nextSetBit(i + 1)) {
      members.set(symbols[i]);
    }
    return members;
  }

  /// A character that stands for all of a symbol wherever places between characters are asked for;
  /// -1 for where the text begins or ends.
  int representative(int symbol) {
    return symbol == end() ? -1 : symbol == lineFeed ? '\n' : word.get(symbol) ? 'a' : ' ';
  }

  private int of(int c) {
    return symbols[stretchOf(c)];
  }

  private int stretchOf(int c) {
    int at = Arrays.binarySearch(starts, c);
    return at >= 0 ? at : -at - 2;
  }

  /// Reads a text: its symbols from 1 on, with [#end()] before and behind.
  char[] read(String text) {
    var read = new char[text.length() + 2];
    read[0] = (char) end();
    char[] ascii = pages[0];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < PAGE) {
        read[i + 1] = ascii[c];
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        read[i + 1] = (char) of(text.codePointAt(i));
        read[i + 2] = (char) skip();
        i++;
      } else {
        read[i + 1] = pages[c >>> 8][c & 0xFF];
      }
    }
    read[text.length() + 1] = (char) end();
    return read;
  }
}
