package org.chancery.policy.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A part of a document, read as what it should be; what it is not becomes a problem, and the
/// reading goes on.
final class Place {
  private final Node node;
  private final String path;
  private final Problems problems;

  Place(Node node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    problems.place(path, node);
  }

  String path() {
    return path;
  }

  /// The same part under the path it has when nothing is abbreviated.
  Place as(String key) {
    return new Place(node, path + "/" + key, problems);
  }

  boolean isText() {
    return node instanceof ScalarNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /// The members of a mapping; none if it is no mapping.
  Fields fields(String... known) {
    if (node instanceof MappingNode mapping) {
      return Fields.of(mapping, path, problems, List.of(known));
    }
    problem("wrong-type", "Here should be members with values.", "Write \"key: value\" lines.");
    return Fields.none(path, problems);
  }

  /// The elements of a list; none if it is no list.
  List<Place> elements() {
    if (node instanceof SequenceNode sequence) {
      var elements = new ArrayList<Place>();
      for (Node element : sequence.getValue()) {
        elements.add(new Place(element, path + "/" + elements.size(), problems));
      }
      return elements;
    }
    problem("wrong-type", "Here should be a list.", "Write \"- \" before each element, or [a, b].");
    return List.of();
  }

  /// Any scalar as it is written: in a list of terms, 4711 and true are words too.
  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    problem("wrong-type", "Here should be a text.", "Write one, in quotes if it has signs in it.");
    return "";
  }

  List<String> texts() {
    return elements().stream().map(Place::text).toList();
  }

  boolean flag() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(scalar.getValue());
    }
    problem("wrong-type", "Here should be true or false.", "Write true or false.");
    return false;
  }

  /// A whole number from `least` to `most`; `least` if it is none.
  int number(int least, int most) {
    OptionalInt number = written(least, most);
    if (number.isEmpty()) {
      problem(
          "number",
          "Here should be a whole number from " + least + " to " + most + ".",
          "Write one without a unit.");
    }
    return number.orElse(least);
  }

  private OptionalInt written(int least, int most) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      try {
        int number = Integer.parseInt(scalar.getValue());
        return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
      } catch (NumberFormatException _) {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  /// What one of the words stands for; `instead` if it is none of them.
  <T> T word(Map<String, T> words, T instead) {
    String written = text();
    T meant = words.get(written);
    if (meant != null) {
      return meant;
    }
    if (!written.isEmpty()) {
      String known = String.join(", ", words.keySet().stream().sorted().toList());
      problem(
          "unknown-word",
          "\"" + written + "\" is not known here.",
          Nearest.to(written, words.keySet())
              .map(near -> "Did you mean \"" + near + "\"? Known are: " + known + ".")
              .orElse("Write one of: " + known + "."));
    }
    return instead;
  }

  void problem(String code, String message, String cure) {
    problems.add(path, code, message, cure);
  }

  /// The part as something made of its text; empty, and a problem, if `make` throws.
  <T> Optional<T> made(java.util.function.Function<String, T> make, String what, String cure) {
    String written = text();
    try {
      return Optional.of(make.apply(written));
    } catch (java.time.DateTimeException | IllegalArgumentException | ArithmeticException _) {
      problem("malformed", "\"" + written + "\" is not " + what + ".", cure);
      return Optional.empty();
    }
  }
}
