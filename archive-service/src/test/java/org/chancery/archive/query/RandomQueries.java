package org.chancery.archive.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Queries and texts by chance, of few words so that they meet.
public final class RandomQueries {

  private static final List<String> WORDS =
      List.of("profit", "profile", "warning", "warming", "late", "ربح", "تحذير", "東", "x1");

  private final Random random;

  public RandomQueries(long seed) {
    random = new Random(seed);
  }

  /// A text of up to a dozen words.
  public String text() {
    return IntStream.range(0, 1 + random.nextInt(12))
        .mapToObj(_ -> random.nextInt(4) == 0 ? "and" : word())
        .collect(Collectors.joining(random.nextBoolean() ? " " : ", "));
  }

  /// A query of words alone, as the parser could have made it.
  public RecordQuery words(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 0, 1 -> text(near(depth));
      case 2 -> RecordQuery.and(some(depth));
      case 3 -> RecordQuery.or(some(depth));
      default -> new RecordQuery.Not(words(depth - 1));
    };
  }

  /// A query of everything the language has.
  RecordQuery any(int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(7)) {
      case 0 -> text(near(depth));
      case 1 -> condition();
      case 2 ->
          random.nextBoolean()
              ? new RecordQuery.Since(Instant.ofEpochSecond(random.nextInt(2_000_000_000)))
              : new RecordQuery.Until(Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)));
      case 3, 4 -> RecordQuery.and(List.of(any(depth - 1), any(depth - 1)));
      case 5 -> RecordQuery.or(List.of(any(depth - 1), any(depth - 1), any(depth - 1)));
      default -> new RecordQuery.Not(any(depth - 1));
    };
  }

  private List<RecordQuery> some(int depth) {
    return IntStream.range(0, 2 + random.nextInt(2)).mapToObj(_ -> words(depth - 1)).toList();
  }

  private static RecordQuery text(Near near) {
    return near instanceof Near.Either(var choices)
        ? RecordQuery.or(choices.stream().map(RandomQueries::text).toList())
        : new RecordQuery.Text(near);
  }

  private Near near(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 0, 1 -> phrase();
      case 2 -> Near.either(List.of(near(depth - 1), near(depth - 1)));
      default ->
          new Near.Within(
              near(depth - 1), near(depth - 1), 1 + random.nextInt(5), random.nextBoolean());
    };
  }

  private Near phrase() {
    List<Term> words = new ArrayList<>();
    do {
      words.add(term());
    } while (random.nextInt(4) == 0);
    return new Near.Phrase(words);
  }

  private Term term() {
    return switch (random.nextInt(8)) {
      case 0 -> new Term.Wild("pro*");
      case 1 -> new Term.Wild("wa??ing");
      case 2 -> new Term.Wild("prof?");
      case 3 -> new Term.Fuzzy("profit", 1 + random.nextInt(2));
      default -> new Term.Exact(word());
    };
  }

  private RecordQuery condition() {
    return switch (random.nextInt(6)) {
      case 0 -> new RecordQuery.Condition(Field.FROM, "rana haddad");
      case 1 -> new RecordQuery.Condition(Field.TO, "j.web*");
      case 2 -> new RecordQuery.Condition(Field.IN, "fx: desk (emea)");
      case 3 -> new RecordQuery.Condition(Field.TYPE, "message");
      case 4 -> new RecordQuery.Condition(Field.IS, "edited");
      default -> new RecordQuery.Condition(Field.UNIT, "ثروه");
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
