package org.chancery.policy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Something that holds of a submission or does not, and if so at which places of its text.
public sealed interface Condition {
  /// Holds where any of its words or phrases occurs.
  ///
  /// @param terms as people write them; they are folded as the text is
  /// @param list the id of a [TermList] whose terms are meant as well
  /// @param match where in a word a term may stand
  /// @param exactCase whether capitals and accents have to be as written
  /// @param disguised whether it is looked for in the views that undo disguises, too
  record Lexicon(
      List<String> terms, Optional<String> list, Match match, boolean exactCase, boolean disguised)
      implements Condition {
    public Lexicon {
      terms = List.copyOf(terms);
    }

    /// These terms, with the default of everything else.
    public static Lexicon of(Match match, List<String> terms) {
      return new Lexicon(terms, Optional.empty(), match, false, true);
    }
  }

  /// Where in a word a lexicon's term may stand.
  enum Match {
    /// The term is whole words: `tip` is found in "a tip!", not in "tips" or "multiple".
    WORD,
    /// The term begins a word: `terminat` is found in "terminated", not in "exterminate".
    PREFIX,
    /// The term or an inflection of it is whole words: `bribe` is found in "bribes" and "bribed".
    STEM,
    /// The term may stand anywhere, inside words as well.
    SUBSTRING;

    /// The name used in documents, such as `word`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Holds where an RE2 expression matches; look-around and back-references are refused.
  ///
  /// @param pattern RE2 syntax, matched in time linear in the text
  /// @param caseSensitive whether `A` and `a` differ
  /// @param text which form of the text it runs on
  /// @param validator the name of a check a match has to pass, such as `luhn`
  record Regex(String pattern, boolean caseSensitive, TextForm text, Optional<String> validator)
      implements Condition {
    /// An expression on the text as it was sent.
    public static Regex of(String pattern, boolean caseSensitive) {
      return new Regex(pattern, caseSensitive, TextForm.SENT, Optional.empty());
    }
  }

  /// The form of a text a pattern runs on.
  enum TextForm {
    /// As it was sent.
    SENT,
    /// Folded: small letters without accents, digits of any script as `0` to `9`.
    NORMALISED,
    /// What base64 and percent encodings in it stand for.
    DECODED;

    /// The name used in documents, such as `sent`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Holds where a detector of identifiers finds one.
  ///
  /// @param type the detector's name, such as `payment-card`
  /// @param confidence how sure it has to be
  record Detect(String type, Confidence confidence) implements Condition {}

  /// How sure a detector has to be.
  enum Confidence {
    /// It looks like one.
    LOW,
    /// It looks like one, and words around it speak for it.
    MEDIUM,
    /// Its check digits are right as well.
    HIGH;

    /// The name used in documents, such as `high`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Holds where every part holds, all within a distance.
  ///
  /// @param of two parts or more, each of them one that finds places
  /// @param within how far the first may begin before the last ends
  /// @param ordered whether they have to come in this order
  record Near(List<Condition> of, Distance within, boolean ordered) implements Condition {
    public Near {
      of = List.copyOf(of);
    }
  }

  /// A distance in a text.
  record Distance(int count, Unit unit) {
    /// What is counted.
    public enum Unit {
      /// UTF-16 units between one place and the next.
      CHARACTERS,
      /// Words between one place and the next.
      WORDS
    }
  }

  /// Holds if its part is found at several places.
  ///
  /// @param count at how many
  /// @param of what is counted
  /// @param distinct whether the same folded text counts once
  record AtLeast(int count, Condition of, boolean distinct) implements Condition {}

  /// Holds if every part holds.
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// Holds if a part holds.
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// Holds if its part does not.
  record Not(Condition part) implements Condition {}

  /// Holds where there is a link of one of the kinds given.
  ///
  /// @param domains links to these domains or below
  /// @param lookalikeOf links to domains that pass themselves off as one of these
  /// @param punycode links to internationalised names
  /// @param shortener links that hide where they lead
  /// @param anyExcept links to anything but these domains and below; empty if not asked
  record Link(
      List<String> domains,
      List<String> lookalikeOf,
      boolean punycode,
      boolean shortener,
      List<String> anyExcept)
      implements Condition {
    public Link {
      domains = List.copyOf(domains);
      lookalikeOf = List.copyOf(lookalikeOf);
      anyExcept = List.copyOf(anyExcept);
    }
  }

  /// Holds if one attachment has everything that is given.
  ///
  /// @param types media types by content, such as `application/zip` or `image/*`
  /// @param names globs of file names, such as `*.exe`
  /// @param largerThan more than so many bytes
  /// @param mismatch whether the content is not what the name says
  /// @param malware whether a scanner found malware
  record File(
      List<String> types,
      List<String> names,
      OptionalLong largerThan,
      boolean mismatch,
      boolean malware)
      implements Condition {
    public File {
      types = List.copyOf(types);
      names = List.copyOf(names);
    }
  }

  /// Holds if the same link or text spreads: what a worm does.
  ///
  /// @param same what is the same
  /// @param people how many people it reached
  /// @param senders how many people wrote it
  /// @param within in how long a time
  record Burst(Same same, int people, int senders, Duration within) implements Condition {}

  /// What a burst is of.
  enum Same {
    /// Links to the same place.
    LINK,
    /// Texts that fold to the same.
    TEXT;

    /// The name used in documents, such as `link`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Holds if the text is surely in one of these languages.
  ///
  /// @param languages ISO 639-1 codes
  record Language(Set<String> languages) implements Condition {
    public Language {
      languages = Set.copyOf(languages);
    }
  }

  /// Holds if the sender's unit is on one side and somebody of the audience on the other.
  ///
  /// @param between two sides or more, each a set of units
  record Barrier(List<Set<String>> between) implements Condition {
    public Barrier {
      between = between.stream().map(Set::copyOf).toList();
    }
  }

  /// Holds if its part holds of the sender's consecutive messages joined, and the last one is
  /// needed for it.
  ///
  /// @param messages how many, with the one being judged
  /// @param within how much earlier the first may be
  /// @param of what is looked for in the joined text
  record Window(int messages, Duration within, Condition of) implements Condition {}

  /// Always holds.
  record Always() implements Condition {}
}
