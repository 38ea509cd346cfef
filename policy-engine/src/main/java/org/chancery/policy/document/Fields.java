package org.chancery.policy.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// The members of a mapping by their keys. A key that is not known, or comes twice, is a problem.
final class Fields {
  private final Map<String, Place> members = new LinkedHashMap<>();
  private final String path;
  private final Problems problems;

  private Fields(String path, Problems problems) {
    this.path = path;
    this.problems = problems;
  }

  static Fields none(String path, Problems problems) {
    return new Fields(path, problems);
  }

  /// @param known the keys that may be; empty for any
  static Fields of(MappingNode mapping, String path, Problems problems, List<String> known) {
    var fields = new Fields(path, problems);
    for (NodeTuple member : mapping.getValue()) {
      var key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      var mark = member.getKeyNode().getStartMark().orElse(null);
      String memberPath = path + "/" + key.replace("~", "~0").replace("/", "~1");
      if (fields.members.containsKey(key)) {
        problems.add(
            memberPath, mark, "duplicate-key", "\"" + key + "\" is written twice.", "Keep one.");
      } else if (known.isEmpty() || known.contains(key)) {
        fields.members.put(key, new Place(member.getValueNode(), memberPath, problems));
      } else {
        problems.add(
            memberPath,
            mark,
            "unknown-key",
            "\"" + key + "\" is not known here.",
            Nearest.to(key, known)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElse("Known are: " + String.join(", ", known) + "."));
      }
    }
    return fields;
  }

  Set<String> keys() {
    return members.keySet();
  }

  Optional<Place> get(String key) {
    return Optional.ofNullable(members.get(key));
  }

  /// A member that has to be there.
  Optional<Place> need(String key) {
    Place member = members.get(key);
    if (member == null) {
      problems.add(path, "missing-key", "\"" + key + "\" is missing.", "Add \"" + key + ":\".");
    }
    return Optional.ofNullable(member);
  }

  String needText(String key) {
    return need(key).map(Place::text).orElse("");
  }

  String text(String key, String otherwise) {
    return get(key).map(Place::text).orElse(otherwise);
  }

  List<String> texts(String key) {
    return get(key).map(Place::texts).orElse(List.of());
  }

  Set<String> names(String key) {
    return Set.copyOf(texts(key));
  }

  boolean flag(String key, boolean otherwise) {
    return get(key).map(Place::flag).orElse(otherwise);
  }

  Optional<Boolean> flag(String key) {
    return get(key).map(Place::flag);
  }

  int number(String key, int least, int most, int otherwise) {
    return get(key).map(place -> place.number(least, most)).orElse(otherwise);
  }

  <T> T word(String key, Map<String, T> words, T otherwise) {
    return get(key).map(place -> place.word(words, otherwise)).orElse(otherwise);
  }
}
