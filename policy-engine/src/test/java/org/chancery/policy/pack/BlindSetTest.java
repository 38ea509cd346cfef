package org.chancery.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chancery.policy.Audience;
import org.chancery.policy.Compilation;
import org.chancery.policy.Context;
import org.chancery.policy.ConversationKind;
import org.chancery.policy.Earlier;
import org.chancery.policy.Evasion;
import org.chancery.policy.NumberEvasion;
import org.chancery.policy.Party;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.Submission;
import org.chancery.policy.Traffic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much the packs find of sets that were written without a look at their rules, as written and
/// in every disguise. The printed rows are tables of `docs/subsystems/policy-packs.md`, which also
/// says what each set's first run was: since then they guard against getting worse.
class BlindSetTest {
  private static final Set<String> OF_NUMBERS =
      Set.of("payment-cards", "bank-accounts", "national-ids", "credentials");

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  // What stars, reversals and breaks at any place mean can only be guessed.
  private static final Set<String> NOT_PROMISED =
      Set.of(
          "STAR_FOR_VOWEL",
          "REVERSED",
          "BASE64",
          "ROT13",
          "UPSIDE_DOWN",
          "DIGITS_AS_WORDS",
          "ONE_BREAK",
          "ONE_DASH",
          "ONE_PICTURE",
          "PAIRS",
          "GROUPS_OF_FIVE",
          "LETTERS_FOR_DIGITS",
          "LETTER_O_AND_L");

  @ParameterizedTest
  @CsvSource({
    "first, payment-cards, 94, 98, 95",
    "first, bank-accounts, 97, 97, 93",
    "first, national-ids, 94, 96, 92",
    "first, credentials, 98, 98, 89",
    "first, health-data, 98, 98, 75",
    "first, insider-trading, 96, 98, 85",
    "first, harassment, 97, 97, 92",
    "first, gifts-and-bribery, 95, 98, 89",
    "first, off-channel, 97, 95, 87",
    "first, marked-documents, 98, 98, 81",
    "second, payment-cards, 98, 98, 95",
    "second, bank-accounts, 97, 98, 94",
    "second, national-ids, 98, 98, 92",
    "second, credentials, 96, 98, 86",
    "second, health-data, 98, 98, 85",
    "second, insider-trading, 95, 93, 89",
    "second, harassment, 98, 96, 92",
    "second, gifts-and-bribery, 95, 92, 90",
    "second, off-channel, 98, 98, 87",
    "second, marked-documents, 98, 98, 70",
    "third, off-channel, 92, 98, 82",
    "third, gifts-and-bribery, 98, 98, 77",
    "third, insider-trading, 98, 98, 72",
    "third, harassment, 92, 98, 76",
    "third, health-data, 98, 98, 71",
    "third, marked-documents, 98, 98, 69",
    "fourth, payment-cards, 98, 98, 90",
    "fourth, bank-accounts, 98, 96, 88",
    "fourth, national-ids, 93, 98, 85",
    "fourth, credentials, 94, 98, 80",
    "fourth, health-data, 96, 97, 70",
    "fourth, insider-trading, 97, 96, 80",
    "fourth, harassment, 96, 96, 85",
    "fourth, gifts-and-bribery, 96, 94, 80",
    "fourth, off-channel, 97, 97, 78",
    "fourth, marked-documents, 97, 97, 65",
    "fifth, payment-cards, 98, 98, 85",
    "fifth, bank-accounts, 98, 98, 80",
    "fifth, national-ids, 95, 98, 80",
    "fifth, credentials, 86, 98, 70",
    "fifth, health-data, 90, 94, 60",
    "fifth, insider-trading, 94, 97, 60",
    "fifth, harassment, 97, 97, 70",
    "fifth, gifts-and-bribery, 83, 87, 60",
    "fifth, off-channel, 97, 97, 65",
    "fifth, marked-documents, 97, 97, 50"
  })
  @DisplayName("P1: The packs find what a stranger wrote, plain and in disguise")
  void packsFindWhatAStrangerWrotePlainAndInDisguise(
      String set, String pack, int recall, int precision, int disguised) {
    PolicySet policies = compiled(pack);
    List<BlindLine> lines = BlindLine.read(set, pack);
    var missed = new ArrayList<String>();
    var alarms = new ArrayList<String>();
    var found = new ArrayList<BlindLine>();
    for (BlindLine line : lines) {
      boolean hit = finds(policies, line.text());
      if (line.isInnocent() && hit) {
        alarms.add(line.text());
      } else if (!line.isInnocent() && hit) {
        found.add(line);
      } else if (!line.isInnocent()) {
        missed.add(line.text());
      }
    }
    int labelled = found.size() + missed.size();
    double recalled = 100.0 * found.size() / labelled;
    double precise = 100.0 * found.size() / (found.size() + alarms.size());
    System.out.printf(
        "| %s | %s | %d | %d | %.0f %% | %.0f %% |%n",
        pack, set, labelled, lines.size() - labelled, recalled, precise);

    assertThat(recalled).as("missed %s", missed).isGreaterThanOrEqualTo(recall);
    assertThat(precise).as("alarms %s", alarms).isGreaterThanOrEqualTo(precision);
    assertThat(disguised(pack, set, policies, found)).isGreaterThanOrEqualTo(disguised);
  }

  @ParameterizedTest
  @CsvSource({"payment-cards, 95", "bank-accounts, 60", "national-ids, 28"})
  @DisplayName("P1: A number is found that is sent in pieces with words around them")
  void aNumberIsFoundThatIsSentInPieces(String pack, int floor) {
    PolicySet policies = compiled(pack);
    int tried = 0;
    int together = 0;
    for (BlindLine line : BlindLine.read("first", pack)) {
      if (line.isInnocent() || !finds(policies, line.text()) || line.secret().length() < 9) {
        continue;
      }
      String secret = line.secret();
      int half = secret.length() / 2;
      String first = line.before() + secret.substring(0, half);
      if (finds(policies, first + " ok") || finds(policies, secret.substring(half))) {
        continue; // a part gives it away already
      }
      tried++;
      together +=
          finds(policies, "and then " + secret.substring(half) + " that's it", first + " ok")
              ? 1
              : 0;
    }
    System.out.printf(
        "| %s | in two messages | %d | %.0f %% |%n", pack, tried, 100.0 * together / tried);

    assertThat(100.0 * together / tried).isGreaterThanOrEqualTo(floor);
  }

  /// The percentage found over the techniques that are promised, of what is found plainly.
  private static double disguised(
      String pack, String set, PolicySet policies, List<BlindLine> found) {
    var rows = new LinkedHashMap<String, String>();
    int all = 0;
    int seen = 0;
    for (Map.Entry<String, UnaryOperator<String>> technique : techniques(pack).entrySet()) {
      int tried = 0;
      int held = 0;
      for (BlindLine line : found) {
        if (!line.canBeDisguised()) {
          continue;
        }
        String disguised = technique.getValue().apply(line.secret());
        if (!disguised.equals(line.secret())) {
          tried++;
          held += finds(policies, line.with(disguised)) ? 1 : 0;
        }
      }
      if (tried > 0) {
        rows.put(technique.getKey(), String.format(Locale.ROOT, "%.0f", 100.0 * held / tried));
      }
      if (!NOT_PROMISED.contains(technique.getKey())) {
        all += tried;
        seen += held;
      }
    }
    System.out.println("evasion " + set + " " + pack + " " + rows);
    return 100.0 * seen / Math.max(1, all);
  }

  private static Map<String, UnaryOperator<String>> techniques(String pack) {
    var techniques = new LinkedHashMap<String, UnaryOperator<String>>();
    if (OF_NUMBERS.contains(pack)) {
      for (NumberEvasion evasion : NumberEvasion.values()) {
        techniques.put(evasion.name(), evasion::apply);
      }
    } else {
      for (Evasion evasion : Evasion.values()) {
        techniques.put(evasion.name(), text -> evasion.apply(text.toLowerCase(Locale.ROOT)));
      }
    }
    return techniques;
  }

  private static boolean finds(PolicySet policies, String text, String... earlier) {
    List<Earlier> recent =
        List.of(earlier).stream().map(it -> new Earlier(it, NOON.minusSeconds(9))).toList();
    var context =
        new Context(
            Party.unknown(),
            Audience.nobody(),
            ConversationKind.NONE,
            NOON,
            List.of(),
            recent,
            Traffic.none());
    var submission = new Submission(Submission.Kind.MESSAGE, text, context);
    return !policies.judge(submission).findings().isEmpty();
  }

  private static PolicySet compiled(String pack) {
    var policies = List.of(Packs.named(pack).orElseThrow());
    return switch (PolicySet.compile(new PolicySource(policies, List.of()))) {
      case Compilation.Compiled(var set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    };
  }
}
