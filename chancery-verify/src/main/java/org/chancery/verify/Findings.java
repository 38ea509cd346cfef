package org.chancery.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is wrong so far, up to a thousand of it: a page of findings is enough to know that an
/// archive is not whole, and its memory is bounded.
final class Findings {

  private static final int MOST = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> files = new HashSet<>();

  void add(Finding finding) {
    files.add(finding.file());
    if (findings.size() < MOST) {
      findings.add(finding);
    }
  }

  void add(String file, String what) {
    add(Finding.of(file, what));
  }

  void add(String file, long from, long to, String what) {
    add(new Finding(file, from, to, what));
  }

  void add(String file, DamagedException damage) {
    add(Finding.of(file, damage));
  }

  /// Whether something was found in a file.
  boolean isIn(String file) {
    return files.contains(file);
  }

  List<Finding> all() {
    return findings.stream().sorted().toList();
  }
}
