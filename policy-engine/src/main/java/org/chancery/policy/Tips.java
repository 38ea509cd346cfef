package org.chancery.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Chooses the tip in the language nearest to the reader's.
final class Tips {
  private Tips() {}

  /// RFC 4647 lookup for the locale, then for English, then the first tag of the alphabet.
  static Optional<String> lookup(Map<String, String> tips, Locale locale) {
    if (tips.isEmpty()) {
      return Optional.empty();
    }
    var byTag = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    byTag.putAll(tips);
    var ranges =
        List.of(
            new Locale.LanguageRange(rangeOf(locale), 1.0), new Locale.LanguageRange("en", 0.5));
    String tag = Locale.lookupTag(ranges, byTag.navigableKeySet());
    return Optional.ofNullable(byTag.get(tag == null ? byTag.firstKey() : tag));
  }

  private static String rangeOf(Locale locale) {
    return Locale.forLanguageTag(locale.toLanguageTag()).stripExtensions().toLanguageTag();
  }
}
