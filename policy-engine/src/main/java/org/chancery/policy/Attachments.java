package org.chancery.policy;

import java.util.List;
import java.util.Locale;

/// Tells which files a file condition means.
final class Attachments {
  private Attachments() {}

  static boolean anyIs(Condition.File wanted, List<Attachment> attachments) {
    return attachments.stream().anyMatch(attachment -> is(wanted, attachment));
  }

  private static boolean is(Condition.File wanted, Attachment file) {
    return (wanted.types().isEmpty()
            || wanted.types().stream().anyMatch(type -> isType(type, file.type())))
        && (wanted.names().isEmpty()
            || wanted.names().stream().anyMatch(glob -> matches(glob, file.name())))
        && (wanted.largerThan().isEmpty() || file.size() > wanted.largerThan().getAsLong())
        && (!wanted.mismatch() || !file.type().equalsIgnoreCase(file.declaredType()))
        && (!wanted.malware() || file.malware());
  }

  private static boolean isType(String wanted, String type) {
    String small = wanted.toLowerCase(Locale.ROOT);
    String given = type.toLowerCase(Locale.ROOT);
    return small.endsWith("*")
        ? given.startsWith(small.substring(0, small.length() - 1))
        : given.equals(small);
  }

  /// Whether a name matches a glob: `*` is any characters, `?` is one; case makes no difference.
  ///
  /// Of several stars only the last has to be tried again, so it takes at most length times length.
  static boolean matches(String glob, String name) {
    String pattern = glob.toLowerCase(Locale.ROOT);
    String text = name.toLowerCase(Locale.ROOT);
    int p = 0;
    int star = -1;
    int resume = 0;
    for (int t = 0; t < text.length(); ) {
      char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
      if (p < pattern.length() && wanted == '*') {
        star = p++;
        resume = t;
      } else if (p < pattern.length() && (wanted == '?' || wanted == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
