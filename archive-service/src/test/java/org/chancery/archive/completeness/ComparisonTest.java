package org.chancery.archive.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chancery.verify.Digest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Keepers of forty records over four days, one of which is changed at a place chosen at random.
final class ComparisonTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 20);
  private static final int RECORDS = 40;
  private static final List<Keeper> KEEPERS = List.of(Keeper.values());
  private static final Stretch STRETCH = new Stretch(3, 0);

  private final Map<Keeper, Map<Long, Held>> held = new EnumMap<>(Keeper.class);
  private Marks marks = reached(RECORDS);

  ComparisonTest() {
    for (var keeper : KEEPERS) {
      var records = new TreeMap<Long, Held>();
      for (long p = 1; p <= RECORDS; p++) {
        records.put(p, held(keeper, p, hash(p)));
      }
      held.put(keeper, records);
    }
  }

  private static Marks reached(long position) {
    return new Marks(position, 0, position, position, position, position, position);
  }

  private static LocalDate day(long position) {
    return FIRST.plusDays((position - 1) / 10);
  }

  private static String hash(long position) {
    return Digest.of(Long.toString(position).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Held held(Keeper keeper, long position, String hash) {
    return switch (keeper) {
      case JOURNAL, STORE, VAULT -> Held.of(day(position), hash);
      case LEDGER -> new Held(null, hash(9_000 + position), hash::equals, false, null);
      case INDEX -> new Held(null, hash(0), _ -> true, false, null);
    };
  }

  private Map<LocalDate, Map<Keeper, Figure>> compared() {
    return Comparison.of(new Readings(STRETCH, marks, held, Map.of()), FIRST.plusDays(9));
  }

  private Map<Long, Held> of(Keeper keeper) {
    return held.getOrDefault(keeper, Map.of());
  }

  private static Stream<Figure> all(Map<LocalDate, Map<Keeper, Figure>> figures) {
    return figures.values().stream().flatMap(keepers -> keepers.values().stream());
  }

  private static Figure figure(
      Map<LocalDate, Map<Keeper, Figure>> figures, LocalDate day, Keeper keeper) {
    var figure = figures.getOrDefault(day, Map.of()).get(keeper);
    assertThat(figure).as("%s in the %s", day, keeper).isNotNull();
    return figure;
  }

  @Test
  @DisplayName("P4: keepers that hold the same have the same count and hash for each day")
  void whatIsTheSameIsTheSame() {
    var figures = compared();

    assertThat(figures.keySet())
        .containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(2), FIRST.plusDays(3));
    assertThat(all(figures))
        .allSatisfy(figure -> {
          assertThat(figure.records()).isEqualTo(10);
          assertThat(figure.differences()).isZero();
        });
    assertThat(
            figures.values().stream()
                .map(keepers -> keepers.values().stream().map(Figure::digest).distinct().count()))
        .containsOnly(1L);
  }

  static List<Difference.Kind> kinds() {
    return List.of(Difference.Kind.MISSING, Difference.Kind.ALTERED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  @DisplayName(
      "P4: whatever one keeper lost or changed, that keeper, that day and that position are named")
  void whoeverDeviatesIsNamed(Difference.Kind kind) {
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var keeper = KEEPERS.get(random.nextInt(KEEPERS.size()));
      var position = random.nextLong(1, RECORDS + 1);
      var before = of(keeper).get(position);
      if (kind == Difference.Kind.MISSING) {
        of(keeper).remove(position);
      } else if (keeper == Keeper.INDEX) {
        of(keeper).put(position, new Held(null, hash(0), _ -> false, false, "another document"));
      } else {
        of(keeper).put(position, held(keeper, position, hash(77)));
      }

      var figures = compared();

      var fault = figure(figures, day(position), keeper);
      assertThat(fault.first()).as("%s %d", keeper, position).isNotNull();
      assertThat(fault.first().kind()).isEqualTo(kind);
      assertThat(fault.first().position()).isEqualTo(position);
      assertThat(all(figures).mapToLong(Figure::differences).sum())
          .as("seed %d", seed)
          .isEqualTo(1);
      var other =
          figure(figures, day(position), keeper == Keeper.STORE ? Keeper.VAULT : Keeper.STORE);
      assertThat(fault.digest()).isNotEqualTo(other.digest());
      if (before != null) {
        of(keeper).put(position, before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Keeper.class,
      names = {"JOURNAL", "STORE", "VAULT"})
  @DisplayName("P4: two records that changed places are both named")
  void swappedRecordsAreNamed(Keeper keeper) {
    of(keeper).put(11L, held(keeper, 11, hash(12)));
    of(keeper).put(12L, held(keeper, 12, hash(11)));

    var fault = figure(compared(), day(11), keeper);

    assertThat(fault.differences()).isEqualTo(2);
    assertThat(fault.first()).isNotNull();
    assertThat(fault.first().position()).isEqualTo(11);
    assertThat(all(compared()).mapToLong(Figure::differences).sum()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Keeper.class,
      names = {"LEDGER", "VAULT", "INDEX"})
  @DisplayName("P4: records a keeper has not come to yet are waited for, not missed")
  void whatIsOnItsWayIsWaitedFor(Keeper keeper) {
    IntStream.rangeClosed(31, RECORDS).forEach(p -> of(keeper).remove((long) p));
    marks =
        switch (keeper) {
          case LEDGER -> new Marks(40, 0, 40, 30, 40, 40, 40);
          case VAULT -> new Marks(40, 0, 40, 40, 30, 40, 40);
          default -> new Marks(40, 0, 40, 40, 40, 30, 40);
        };

    var figure = figure(compared(), day(31), keeper);

    assertThat(figure.waiting()).isEqualTo(10);
    assertThat(figure.firstWaiting()).isEqualTo(31);
    assertThat(all(compared()).mapToLong(Figure::differences).sum()).isZero();
  }

  @Test
  @DisplayName("P4: a record nobody wrote is named where it is")
  void recordBeyondTheHeadIsExtra() {
    of(Keeper.STORE).put(999_999L, Held.of(day(40), hash(5)));

    var fault = figure(compared(), day(40), Keeper.STORE);

    assertThat(fault.first()).isNotNull();
    assertThat(fault.first().kind()).isEqualTo(Difference.Kind.EXTRA);
    assertThat(fault.first().position()).isEqualTo(999_999);
  }

  @Test
  @DisplayName("P5: a record that was disposed of is counted as gone, and its day stays whole")
  void disposedRecordIsGone() {
    of(Keeper.STORE).put(15L, new Held(day(15), hash(15), null, true, null));
    of(Keeper.LEDGER).put(15L, new Held(null, hash(9_015), _ -> false, true, null));
    of(Keeper.INDEX).remove(15L);

    var figures = compared();

    assertThat(all(figures).mapToLong(Figure::differences).sum()).isZero();
    assertThat(figure(figures, day(15), Keeper.INDEX).gone()).isEqualTo(1);
    assertThat(figure(figures, day(15), Keeper.STORE).gone()).isEqualTo(1);
    assertThat(
            figures.getOrDefault(day(15), Map.of()).values().stream()
                .map(Figure::digest)
                .distinct())
        .hasSize(1);
  }

  @Test
  @DisplayName("P4: salts that were destroyed without a disposal are a difference of the ledger")
  void destroyedSaltsAreNamed() {
    of(Keeper.LEDGER).put(15L, new Held(null, hash(9_015), _ -> false, true, null));

    var fault = figure(compared(), day(15), Keeper.LEDGER);

    assertThat(fault.first()).isNotNull();
    assertThat(fault.first().position()).isEqualTo(15);
  }

  @Test
  void whatTheJournalPrunedIsGoneFromItAlone() {
    IntStream.rangeClosed(1, 10).forEach(p -> of(Keeper.JOURNAL).remove((long) p));
    marks = new Marks(40, 10, 40, 40, 40, 40, 40);

    var figures = compared();

    assertThat(all(figures).mapToLong(Figure::differences).sum()).isZero();
    assertThat(figure(figures, day(1), Keeper.JOURNAL).gone()).isEqualTo(10);
    assertThat(figure(figures, day(1), Keeper.STORE).gone()).isZero();
  }

  @Test
  void keeperThatIsAwayIsNotJudged() {
    held.remove(Keeper.INDEX);

    var figures = compared();

    assertThat(figures.values()).allSatisfy(keepers -> assertThat(keepers).hasSize(4));
    assertThat(all(figures).mapToLong(Figure::differences).sum()).isZero();
  }
}
