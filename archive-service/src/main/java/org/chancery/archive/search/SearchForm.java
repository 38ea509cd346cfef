package org.chancery.archive.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.archive.problem.Refusal;
import org.chancery.archive.record.RecordType;
import org.chancery.policy.text.FoldedText;
import org.jspecify.annotations.Nullable;

/// The query parameters of a search as they came, and their meaning.
///
/// @param q words that must all occur; `"several words"` in quotes are a phrase
/// @param phrase one more phrase, without quotes
/// @param from id, username or full name of who did it, or to whom it was done: who came, went or
///   was kept out
/// @param in id or name of the conversation
/// @param after ISO instant or date, inclusive
/// @param before ISO instant or date, exclusive
/// @param outcome comma separated: allowed, alerted, redacted, warned, held, blocked
/// @param type comma separated record types
/// @param has `attachment` for what is about files
record SearchForm(
    @Nullable String q,
    @Nullable String phrase,
    @Nullable String from,
    @Nullable String in,
    @Nullable String after,
    @Nullable String before,
    @Nullable String outcome,
    @Nullable String type,
    @Nullable String has) {

  private static final int LONGEST = 1_000;
  private static final int MOST_TERMS = 64;
  private static final Set<String> OUTCOMES =
      Set.of("allowed", "alerted", "redacted", "warned", "held", "blocked");
  private static final Pattern QUOTES = Pattern.compile("[\"“”„«»]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /// Understands the parameters.
  ///
  /// @throws Refusal naming the first parameter that makes no sense, and the cure
  SearchCriteria criteria() {
    List<String> words = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    if (q != null) {
      split(bounded("q", q), words, phrases);
    }
    if (phrase != null && !phrase.isBlank()) {
      phrases.add(fold(bounded("phrase", phrase)));
    }
    if (words.size() + phrases.size() > MOST_TERMS) {
      throw Refusal.invalid(
          "q",
          "The query has more than " + MOST_TERMS + " terms.",
          "Search for fewer words at once.");
    }
    var earliest = time("after", after);
    var latest = time("before", before);
    if (earliest != null && latest != null && !earliest.isBefore(latest)) {
      throw Refusal.invalid(
          "before",
          "The search ends before it begins.",
          "Choose a before that is later than after.");
    }
    return new SearchCriteria(
        words,
        phrases,
        key("from", from),
        key("in", in),
        earliest,
        latest,
        choices("outcome", outcome, OUTCOMES),
        choices("type", type, types()),
        !choices("has", has, Set.of("attachment")).isEmpty());
  }

  /// The parameters in one line, for the access log.
  String description() {
    var given = new StringBuilder();
    append(given, "q", q);
    append(given, "phrase", phrase);
    append(given, "from", from);
    append(given, "in", in);
    append(given, "after", after);
    append(given, "before", before);
    append(given, "outcome", outcome);
    append(given, "type", type);
    append(given, "has", has);
    return given.isEmpty() ? "everything" : given.toString();
  }

  @Override
  public String toString() {
    return "SearchForm[]";
  }

  private static void split(String query, List<String> words, List<String> phrases) {
    var parts = QUOTES.split(query, -1);
    if (parts.length % 2 == 0) {
      throw Refusal.invalid(
          "q",
          "A quotation mark has no partner.",
          "Close the phrase with a second quotation mark.");
    }
    for (var i = 0; i < parts.length; i++) {
      var part = fold(parts[i]);
      if (i % 2 == 1 && !part.isEmpty()) {
        phrases.add(part);
      } else if (!part.isEmpty()) {
        words.addAll(Arrays.asList(BLANKS.split(part)));
      }
    }
  }

  private static String fold(String text) {
    return FoldedText.of(text).text().strip();
  }

  private static @Nullable String key(String field, @Nullable String value) {
    return value == null || value.isBlank() ? null : IndexedDocument.key(bounded(field, value));
  }

  private static String bounded(String field, String value) {
    if (value.length() > LONGEST) {
      throw Refusal.invalid(
          field, "It is longer than " + LONGEST + " characters.", "Shorten it to what must occur.");
    }
    return value;
  }

  private static @Nullable Instant time(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return value.length() == "2026-01-31".length()
          ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
          : Instant.parse(value);
    } catch (DateTimeException notATime) {
      throw Refusal.invalid(
          field,
          "It is neither a date nor a time.",
          "Write it as 2026-01-31 or 2026-01-31T09:30:00Z.");
    }
  }

  private static List<String> choices(String field, @Nullable String value, Set<String> known) {
    if (value == null || value.isBlank()) {
      return List.of();
    }
    var chosen = Arrays.stream(value.split(",", -1)).map(String::strip).distinct().toList();
    if (!known.containsAll(chosen)) {
      throw Refusal.invalid(
          field,
          "It names something that does not exist.",
          "Use any of " + String.join(", ", known.stream().sorted().toList()) + ".");
    }
    return chosen;
  }

  private static Set<String> types() {
    // The archive's own records are read in the screens that write them; the index does not know
    // them.
    return Set.copyOf(
        Arrays.stream(RecordType.values())
            .filter(type -> !type.isOwn())
            .map(RecordType::wire)
            .toList());
  }

  private static void append(StringBuilder given, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      given.append(given.isEmpty() ? "" : " ").append(name).append('=').append(value);
    }
  }
}
