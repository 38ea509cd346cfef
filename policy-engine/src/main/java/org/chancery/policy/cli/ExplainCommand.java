package org.chancery.policy.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.chancery.policy.Explanation;
import org.chancery.policy.Explanation.ConditionTrace;
import org.chancery.policy.Explanation.RuleTrace;
import org.chancery.policy.PolicySet;
import org.chancery.policy.text.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says of each message which rule held, where and why.
@Command(
    name = "explain",
    description = "Explains the verdict on each JSON line of standard input, step by step.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  @Mixin private PolicyFiles files = new PolicyFiles();
  @Mixin private Messages messages = new Messages();

  @Option(names = "--all", description = "also the rules that did not hold")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

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
        messages.each(line -> explain(line, set.explain(line.submission()), out));
      }
    } catch (Messages.Malformed malformed) {
      out.println(malformed.getMessage());
      return 1;
    }
    return 0;
  }

  private void explain(Messages.Line line, Explanation explanation, PrintWriter out) {
    String text = line.submission().text();
    out.printf("line %d: %s%n", line.number(), explanation.verdict().outcome().wireName());
    for (RuleTrace rule : explanation.rules()) {
      if (all || (rule.inScope() && rule.root().held())) {
        out.printf(
            "  %s/%s%s%n",
            rule.policy(), rule.rule(), rule.inScope() ? "" : ": out of scope, " + rule.whyNot());
        condition(rule.root(), text, "    ", out);
      }
    }
  }

  private static void condition(ConditionTrace trace, String text, String indent, PrintWriter out) {
    out.printf(
        "%s%s %s %s%s%n",
        indent,
        trace.held() ? "+" : "-",
        trace.kind(),
        trace.label(),
        trace.view().isEmpty() ? "" : " (" + trace.view() + ")");
    for (Span span : trace.spans()) {
      out.printf(
          "%s    %d-%d \"%s\"%n",
          indent, span.start(), span.end(), text.substring(span.start(), span.end()));
    }
    trace.parts().forEach(part -> condition(part, text, indent + "  ", out));
  }
}
