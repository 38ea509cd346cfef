package org.chancery.policy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Reads and compiles policies, their examples included.
@Command(
    name = "check",
    description = "Compiles policies and runs their examples.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Mixin private PolicyFiles files = new PolicyFiles();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var loaded = files.load();
    var out = spec.commandLine().getOut();
    loaded.complaints().forEach(out::println);
    loaded.set().forEach(set -> out.printf("%d policies, %s%n", loaded.policies(), set.hash()));
    return loaded.complaints().isEmpty() ? 0 : 1;
  }
}
