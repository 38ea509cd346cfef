package org.chancery.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.policy.Compilation;
import org.chancery.policy.Evasion;
import org.chancery.policy.Finding;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.Submission;
import org.chancery.policy.text.Span;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// How much of the labelled sets each pack finds, as written and in every disguise, and how much of
/// what it finds is labelled. The printed rows are the tables of `docs/subsystems/policy-packs.md`.
class DetectionTableTest {
  /// One line of a labelled set.
  ///
  /// @param label the rules one of which has to find it; none for an innocent
  record Line(String text, Set<String> label) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @CsvSource({
    "payment-cards, 97, 97, 0",
    "bank-accounts, 97, 97, 0",
    "national-ids, 95, 97, 0",
    "credentials, 97, 97, 0",
    "health-data, 90, 95, 60",
    "insider-trading, 90, 95, 80",
    "harassment, 90, 95, 80",
    "gifts-and-bribery, 90, 95, 80",
    "off-channel, 90, 95, 80",
    "marked-documents, 90, 95, 50"
  })
  @DisplayName("P1: The packs find what they are for and leave innocents alone")
  void packsFindWhatTheyAreForAndLeaveInnocentsAlone(
      String pack, int recall, int precision, int disguised) {
    PolicySet set = compiled(pack);
    List<Line> lines = lines(pack);
    var missed = new ArrayList<String>();
    var alarms = new ArrayList<String>();
    int labelled = 0;
    int right = 0;
    for (Line line : lines) {
      List<Finding> findings = set.judge(Submission.message(line.text())).findings();
      boolean found = findings.stream().anyMatch(finding -> line.label().contains(finding.rule()));
      if (line.label().isEmpty()) {
        findings.forEach(finding -> alarms.add(finding.rule() + ": " + line.text()));
      } else {
        labelled++;
        right += found ? 1 : 0;
        if (!found) {
          missed.add(line.label() + ": " + line.text());
        }
      }
    }
    long wrong =
        lines.stream()
            .filter(line -> line.label().isEmpty())
            .filter(line -> !set.judge(Submission.message(line.text())).findings().isEmpty())
            .count();
    double recalled = 100.0 * right / labelled;
    double precise = 100.0 * right / (right + wrong);
    System.out.printf(
        "| %s | %d | %d | %.0f %% | %.0f %% |%n",
        pack, labelled, lines.size() - labelled, recalled, precise);

    assertThat(recalled).as("missed %s", missed).isGreaterThanOrEqualTo(recall);
    assertThat(precise).as("alarms %s", alarms).isGreaterThanOrEqualTo(precision);
    if (disguised == 0) {
      return; // no lexicons, and disguises of letters say nothing about digits
    }
    assertThat(disguised(pack, set, lines)).isGreaterThanOrEqualTo(disguised);
  }

  /// The percentage found of what is found plainly, with the stretches that were found disguised,
  /// over the techniques the engine promises to see through.
  private static double disguised(String pack, PolicySet set, List<Line> lines) {
    var rows = new TreeMap<Evasion, String>();
    int all = 0;
    int seen = 0;
    for (Evasion evasion : Evasion.values()) {
      int tried = 0;
      int found = 0;
      for (Line line : lines) {
        for (Finding finding : set.judge(Submission.message(line.text())).findings()) {
          String text = disguise(line.text(), finding, evasion);
          if (!line.label().contains(finding.rule()) || text.equals(line.text())) {
            continue;
          }
          tried++;
          found +=
              set.judge(Submission.message(text)).findings().stream()
                      .anyMatch(other -> other.rule().equals(finding.rule()))
                  ? 1
                  : 0;
        }
      }
      if (tried > 0) {
        rows.put(evasion, String.format(Locale.ROOT, "%.0f", 100.0 * found / tried));
      }
      if (evasion.floor() > 0) {
        all += tried;
        seen += found;
      }
    }
    System.out.println("evasion " + pack + " " + rows);
    return 100.0 * seen / Math.max(all, 1);
  }

  private static String disguise(String text, Finding finding, Evasion evasion) {
    var disguised = new StringBuilder();
    int at = 0;
    for (Span span : finding.spans()) {
      // Shorter ones are not looked for in disguise.
      if (span.start() < at || span.end() - span.start() < 4) {
        continue;
      }
      disguised.append(text, at, span.start());
      disguised.append(
          evasion.apply(text.substring(span.start(), span.end()).toLowerCase(Locale.ROOT)));
      at = span.end();
    }
    return disguised.append(text, at, text.length()).toString();
  }

  private static PolicySet compiled(String pack) {
    var policies = List.of(Packs.named(pack).orElseThrow());
    return switch (PolicySet.compile(new PolicySource(policies, List.of()))) {
      case Compilation.Compiled(var set) -> set;
      case Compilation.Rejected(var errors) -> throw new AssertionError(errors);
    };
  }

  private static List<Line> lines(String pack) {
    try (var file = DetectionTableTest.class.getResourceAsStream("/labelled/" + pack + ".jsonl")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(DetectionTableTest::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String json) {
    var tree = JSON.readTree(json);
    return new Line(
        tree.get("text").asString(),
        tree.get("label").valueStream().map(rule -> rule.asString()).collect(Collectors.toSet()));
  }
}
