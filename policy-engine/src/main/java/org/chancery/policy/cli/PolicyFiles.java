package org.chancery.policy.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.policy.Compilation;
import org.chancery.policy.Policy;
import org.chancery.policy.PolicyError;
import org.chancery.policy.PolicySet;
import org.chancery.policy.PolicySource;
import org.chancery.policy.TermList;
import org.chancery.policy.document.Parse;
import org.chancery.policy.document.PolicyDocument;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Policies as they lie in files, and everything wrong with them.
final class PolicyFiles {

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "policy documents (YAML), or folders of them")
  private List<Path> places = List.of();

  @Option(
      names = "--lists",
      paramLabel = "FOLDER",
      description = "term lists that lexicons name: one NAME.txt each, a term a line")
  private List<Path> listFolders = List.of();

  /// What the files hold.
  ///
  /// @param set the policies compiled together; nothing if any is wrong
  /// @param complaints a line for each mistake, `FILE:LINE:COLUMN: what, and what to do`
  record Loaded(List<PolicySet> set, List<String> complaints, int policies) {}

  /// A policy and the file it came from.
  private record Source(Path file, Policy policy) {}

  Loaded load() {
    var complaints = new ArrayList<String>();
    var sources = new ArrayList<Source>();
    List<TermList> lists = lists(complaints);
    for (Path file : files(complaints)) {
      read(file, lists, sources, complaints);
    }
    if (!complaints.isEmpty()) {
      return new Loaded(List.of(), complaints, sources.size());
    }
    var policies = sources.stream().map(Source::policy).toList();
    return switch (PolicySet.compile(new PolicySource(policies, lists))) {
      case Compilation.Compiled(var set) -> new Loaded(List.of(set), List.of(), policies.size());
      case Compilation.Rejected(var errors) ->
          new Loaded(
              List.of(),
              errors.stream().map(error -> line(fileOf(error, sources), error)).toList(),
              policies.size());
    };
  }

  private static void read(
      Path file, List<TermList> lists, List<Source> sources, List<String> complaints) {
    try {
      String yaml = Files.readString(file);
      List<PolicyError> errors = PolicyDocument.check(yaml, lists);
      errors.forEach(error -> complaints.add(line(file.toString(), error)));
      if (PolicyDocument.parse(yaml, 1) instanceof Parse.Parsed(var policy)) {
        sources.add(new Source(file, policy));
      }
    } catch (MalformedInputException notText) {
      complaints.add(file + ": is not UTF-8 text. Save it as UTF-8.");
    } catch (IOException unreadable) {
      complaints.add(file + ": cannot be read. Check that it exists and may be read.");
    }
  }

  private List<Path> files(List<String> complaints) {
    var files = new ArrayList<Path>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        List<Path> inside = inside(place, "yaml", "yml");
        if (inside.isEmpty()) {
          complaints.add(place + ": holds no .yaml file. Name the folder of the policies.");
        }
        files.addAll(inside);
      } else {
        files.add(place);
      }
    }
    return files;
  }

  private List<TermList> lists(List<String> complaints) {
    var lists = new ArrayList<TermList>();
    for (Path folder : listFolders) {
      for (Path file : inside(folder, "txt")) {
        try {
          String name = file.getFileName().toString();
          List<String> terms =
              Files.readAllLines(file).stream()
                  .map(String::strip)
                  .filter(t -> !t.isEmpty())
                  .toList();
          lists.add(new TermList(name.substring(0, name.length() - ".txt".length()), 1, terms));
        } catch (IOException unreadable) {
          complaints.add(file + ": cannot be read as UTF-8 text.");
        }
      }
    }
    return lists;
  }

  private static List<Path> inside(Path folder, String... endings) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(
              file -> Stream.of(endings).anyMatch(ending -> file.toString().endsWith("." + ending)))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /// A pointer such as `/2/rules/0` counts policies in the order of the list.
  private static String fileOf(PolicyError error, List<Source> sources) {
    String[] parts = error.path().split("/", -1);
    try {
      return sources.get(Integer.parseInt(parts[1])).file().toString();
    } catch (IndexOutOfBoundsException | NumberFormatException noPolicy) {
      return "policies";
    }
  }

  private static String line(String file, PolicyError error) {
    String place = error.line() == null ? error.path() : error.line() + ":" + error.column();
    return "%s:%s: %s: %s %s".formatted(file, place, error.code(), error.message(), error.cure());
  }
}
