package org.chancery.policy.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.chancery.policy.Finding;
import org.chancery.policy.PolicySet;
import org.chancery.policy.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Judges messages and counts, and compares with what their writer expects.
@Command(
    name = "test",
    description = {
      "Judges the JSON lines of standard input and counts.",
      "A line with \"expect\" fails unless the outcome is that one, or the rules that matched are"
          + " those of the list."
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

  @Mixin private PolicyFiles files = new PolicyFiles();
  @Mixin private Messages messages = new Messages();

  @Option(names = "--quiet", description = "only the lines that fail")
  private boolean quiet;

  @Spec private CommandSpec spec = CommandSpec.create();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Map<String, Integer> rules = new TreeMap<>();
  private int judged;
  private int failures;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    var loaded = files.load();
    loaded.complaints().forEach(out::println);
    if (!loaded.complaints().isEmpty()) {
      return 1;
    }
    try {
      for (PolicySet set : loaded.set()) {
        messages.each(line -> count(line, set.judge(line.submission()), out));
      }
    } catch (Messages.Malformed malformed) {
      out.println(malformed.getMessage());
      return 1;
    }
    if (!quiet) {
      report(out);
    }
    return failures == 0 ? 0 : 1;
  }

  private void count(Messages.Line line, Verdict verdict, PrintWriter out) {
    judged++;
    outcomes.merge(verdict.outcome().wireName(), 1, Integer::sum);
    var matched = new TreeSet<String>();
    for (Finding finding : verdict.findings()) {
      matched.add(finding.rule());
      rules.merge(finding.policy() + "/" + finding.rule(), 1, Integer::sum);
    }
    line.expect()
        .filter(expected -> !isMet(expected, verdict, matched))
        .ifPresent(expected -> {
          failures++;
          out.printf(
              "line %d: expected %s, got %s %s%n",
              line.number(), expected, verdict.outcome().wireName(), matched);
        });
  }

  private static boolean isMet(Object expected, Verdict verdict, Set<String> matched) {
    return expected instanceof Collection<?> wanted
        ? new TreeSet<>(wanted.stream().map(String::valueOf).toList()).equals(matched)
        : expected.equals(verdict.outcome().wireName());
  }

  private void report(PrintWriter out) {
    out.printf("%,d messages, %,d not as expected%n", judged, failures);
    outcomes.forEach((outcome, count) -> out.printf("  %-8s %,9d%n", outcome, count));
    rules.forEach((rule, count) -> out.printf("  %,9d  %s%n", count, rule));
  }
}
