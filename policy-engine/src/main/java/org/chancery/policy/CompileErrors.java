package org.chancery.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Everything found wrong with policies so far, and the checks that many parts of them share.
final class CompileErrors {
  static final int MAX_ERRORS = 100;
  static final int MAX_TIP_CHARACTERS = 1_000;

  private final List<PolicyError> errors = new ArrayList<>();

  void add(String path, String code, String message, String cure) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(new PolicyError(path, code, message, cure));
    }
  }

  int count() {
    return errors.size();
  }

  List<PolicyError> all() {
    return errors;
  }

  void checkId(String id, String path, int longest, Map<String, String> seen) {
    checkText(id, path + "/id", longest);
    String earlier = seen.putIfAbsent(id, path);
    if (earlier != null) {
      add(
          path + "/id",
          "duplicate-id",
          "The id \"" + id + "\" is that of " + earlier + " too.",
          "Give each its own.");
    }
  }

  void checkTips(Map<String, String> tips, String path) {
    var seen = new HashMap<String, String>();
    for (var tip : tips.entrySet()) {
      String tag = tip.getKey();
      String tipPath = path + "/" + tag.replace("~", "~0").replace("/", "~1");
      checkText(tip.getValue(), tipPath, MAX_TIP_CHARACTERS);
      try {
        var locale = new Locale.Builder().setLanguageTag(tag).build();
        if (locale.getLanguage().isEmpty()) {
          throw new IllformedLocaleException("no language");
        }
      } catch (IllformedLocaleException _) {
        add(
            tipPath,
            "language-tag",
            "\"" + tag + "\" is no language tag.",
            "Use a BCP 47 tag such as \"en\" or \"ar\".");
      }
      if (seen.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag) != null) {
        add(
            tipPath,
            "duplicate-language",
            "There are two tips for the language \"" + tag.toLowerCase(Locale.ROOT) + "\".",
            "Keep one.");
      }
    }
  }

  boolean checkText(String text, String path, int longest) {
    int before = errors.size();
    if (text.isBlank()) {
      add(path, "text-empty", "There is no text.", "Fill it in.");
    } else if (text.length() > longest) {
      add(
          path,
          "text-too-long",
          "The text has " + text.length() + " characters.",
          "Keep it to " + longest + ".");
    } else if (!isWellFormed(text)) {
      add(
          path,
          "text-malformed",
          "The text has half of a surrogate pair.",
          "Type the character anew.");
    }
    return errors.size() == before;
  }

  void checkLanguages(Set<String> languages, String path) {
    var known = new HashSet<>(List.of(Locale.getISOLanguages()));
    for (String language : languages) {
      if (!known.contains(language)) {
        add(
            path,
            "language",
            "\"" + language + "\" is no language.",
            "Use ISO 639-1 codes such as en or ar.");
      }
    }
  }

  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
