package org.chancery.policy.detect;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import java.util.List;

/// Whether a host passes itself off as a domain.
final class Lookalike {
  private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_UNICODE);
  private static final SpoofChecker SKELETONS = new SpoofChecker.Builder().build();
  // In a shorter name a letter more or less is another word: "visa" and "vista".
  private static final int SHORTEST_FOR_TYPING_ERRORS = 5;
  private static final int SHORTEST_WITHIN = 4;

  private Lookalike() {}

  /// Both are hosts in ASCII; the first is neither the domain nor below it.
  static boolean of(String host, String domain) {
    String wanted = Domains.name(domain);
    if (wanted.isEmpty()) {
      return false;
    }
    // "example.com.evil.io" and "example-com.io" carry the whole domain within.
    String whole = "." + host.replace('-', '.') + ".";
    if (whole.contains("." + domain + ".")) {
      return true;
    }
    String name = Domains.name(host);
    return resembles(name, wanted)
        || (wanted.length() >= SHORTEST_WITHIN
            && List.of(name.split("-", -1)).stream().anyMatch(part -> looksLike(part, wanted)))
        || (wanted.length() >= SHORTEST_FOR_TYPING_ERRORS
            && name.contains(wanted)
            && isLure(name.replace(wanted, "")));
  }

  private static boolean resembles(String name, String wanted) {
    return looksLike(name, wanted)
        || (wanted.length() >= SHORTEST_FOR_TYPING_ERRORS
            && differByOne(name.replace("-", ""), wanted.replace("-", "")));
  }

  private static boolean looksLike(String name, String wanted) {
    return name.equals(wanted) || skeleton(name).equals(skeleton(wanted));
  }

  /// What a reader sees: the skeleton of UTS 39, with digits read as the letters they stand for.
  private static String skeleton(String label) {
    var shown = new StringBuilder();
    NAMES.labelToUnicode(label, shown, new IDNA.Info());
    String letters =
        shown
            .toString()
            .replace('0', 'o')
            .replace('1', 'l')
            .replace('3', 'e')
            .replace('5', 's')
            .replace('4', 'a')
            .replace("vv", "w")
            .replace('i', 'l');
    return SKELETONS.getSkeleton(letters);
  }

  /// What phishers put beside a name.
  private static boolean isLure(String rest) {
    return List.of(
            "login",
            "secure",
            "security",
            "account",
            "accounts",
            "verify",
            "support",
            "help",
            "online",
            "bank",
            "banking",
            "pay",
            "payment",
            "payments",
            "my",
            "portal",
            "signin",
            "sso",
            "update",
            "service",
            "services",
            "mail",
            "web",
            "app",
            "auth",
            "team",
            "hr",
            "it",
            "corp",
            "group",
            "official",
            "alert",
            "billing",
            "invoice",
            "docs",
            "cloud")
        .contains(rest.replace("-", ""));
  }

  /// Whether one letter is added, left out, changed, or changes places with the next.
  private static boolean differByOne(String a, String b) {
    if (a.length() > b.length()) {
      return differByOne(b, a);
    }
    if (b.length() - a.length() > 1 || a.equals(b)) {
      return false;
    }
    int same = 0;
    while (same < a.length() && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    if (a.length() < b.length()) {
      return a.substring(same).equals(b.substring(same + 1));
    }
    String restA = a.substring(same + 1);
    String restB = b.substring(same + 1);
    return restA.equals(restB)
        || (!restA.isEmpty()
            && !restB.isEmpty()
            && a.charAt(same) == restB.charAt(0)
            && b.charAt(same) == restA.charAt(0)
            && restA.substring(1).equals(restB.substring(1)));
  }
}
