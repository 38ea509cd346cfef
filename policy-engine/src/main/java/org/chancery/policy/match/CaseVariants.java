package org.chancery.policy.match;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.UnicodeSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which characters an engine may take for one another when case does not matter.
final class CaseVariants {
  private CaseVariants() {}

  /// A character and all that any engine takes for it, rather too many.
  static SortedSet<Integer> of(int c) {
    if (c < 0x80 && !Character.isLetter(c)) {
      return new TreeSet<>(List.of(c));
    }
    var variants = new TreeSet<Integer>();
    var set = new UnicodeSet(c, c).closeOver(UnicodeSet.SIMPLE_CASE_INSENSITIVE);
    for (UnicodeSet.EntryRange range : set.ranges()) {
      for (int variant = range.codepoint; variant <= range.codepointEnd; variant++) {
        variants.add(variant);
        variants.add(UCharacter.toLowerCase(variant));
        variants.add(UCharacter.toUpperCase(variant));
      }
    }
    return variants;
  }
}
