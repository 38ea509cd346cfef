package org.chancery.policy.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.policy.PolicyError;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// What is wrong with a document so far, and where its parts stand.
final class Problems {
  static final int MAX_ERRORS = 100;

  private final List<PolicyError> errors = new ArrayList<>();
  private final Map<String, Mark> places = new HashMap<>();

  /// Remembers where a part stands.
  void place(String path, Node node) {
    node.getStartMark().ifPresent(mark -> places.put(path, mark));
  }

  void add(String path, String code, String message, String cure) {
    add(placed(new PolicyError(path, code, message, cure)));
  }

  void add(String path, @Nullable Mark mark, String code, String message, String cure) {
    add(at(mark, new PolicyError(path, code, message, cure)));
  }

  /// The error with the place of the part it is about, or of the nearest around it.
  PolicyError placed(PolicyError error) {
    String path = error.path();
    Mark mark = places.get(path);
    while (mark == null && !path.isEmpty()) {
      path = path.substring(0, path.lastIndexOf('/'));
      mark = places.get(path);
    }
    return at(mark, error);
  }

  List<PolicyError> errors() {
    return errors;
  }

  private void add(PolicyError error) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(error);
    }
  }

  private static PolicyError at(@Nullable Mark mark, PolicyError error) {
    return mark == null
        ? error
        : new PolicyError(
            error.path(),
            error.code(),
            error.message(),
            error.cure(),
            mark.getLine() + 1,
            mark.getColumn() + 1);
  }
}
