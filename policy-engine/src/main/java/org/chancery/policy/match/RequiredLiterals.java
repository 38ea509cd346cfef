package org.chancery.policy.match;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.policy.text.FoldedText;

/// Finds a few folded strings of which at least one occurs in the folded form of every text that a
/// pattern matches, so that the terms' automaton can tell which patterns need not run.
final class RequiredLiterals {
  private static final int MOST = 64;
  private static final int LONGEST = 40;
  // Shorter ones occur everywhere; letters of other scripts are rarer than ASCII.
  private static final int SHORTEST_ASCII = 3;
  private static final int SHORTEST_OTHER = 2;

  /// What is known of a part of a pattern.
  ///
  /// @param exact every string the part matches, folded; empty if they are too many to list
  /// @param required the best set of strings one of which occurs in every match; empty if none
  private record Known(Optional<Set<String>> exact, Optional<Set<String>> required) {}

  private static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

  private RequiredLiterals() {}

  /// The strings; empty if the pattern has none that are worth looking for.
  static Set<String> of(Regex regex) {
    return best(candidates(known(regex))).orElse(Set.of());
  }

  private static Known known(Regex regex) {
    return switch (regex) {
      case Regex.Place _ -> exactly(Set.of(""));
      case Regex.Symbol(int c, _) -> folded(c).map(text -> exactly(Set.of(text))).orElse(NOTHING);
      case Regex.OneOf _ -> NOTHING;
      case Regex.Sequence(var parts) -> sequence(parts);
      case Regex.Choice(var branches) -> choice(branches);
      case Regex.Repeat(var part, int min, int max) -> repeat(known(part), min, max);
    };
  }

  private static Known exactly(Set<String> strings) {
    return new Known(Optional.of(strings), Optional.empty());
  }

  private static Known sequence(List<Regex> parts) {
    var candidates = new ArrayList<Set<String>>();
    Set<String> run = Set.of("");
    boolean whole = true;
    for (Regex part : parts) {
      Known next = known(part);
      next.required.ifPresent(candidates::add);
      Set<String> longer = next.exact.map(crossed(run)::with).orElse(Set.of());
      if (longer.isEmpty()) {
        candidates.add(run);
        whole = false;
        run = next.exact.orElse(Set.of(""));
      } else {
        run = longer;
      }
    }
    candidates.add(run);
    return whole ? exactly(run) : new Known(Optional.empty(), best(candidates));
  }

  private static Known choice(List<Regex> branches) {
    var exact = new TreeSet<String>();
    var required = new TreeSet<String>();
    boolean allExact = true;
    boolean allRequired = true;
    for (Regex branch : branches) {
      Known next = known(branch);
      next.exact.ifPresent(exact::addAll);
      allExact &= next.exact.isPresent();
      Optional<Set<String>> one = best(candidates(next));
      one.ifPresent(required::addAll);
      allRequired &= one.isPresent();
    }
    if (allExact && exact.size() <= MOST) {
      return exactly(exact);
    }
    return new Known(
        Optional.empty(),
        allRequired && required.size() <= MOST ? Optional.of(required) : Optional.empty());
  }

  private static Known repeat(Known part, int min, int max) {
    if (min == 1 && max == 1) {
      return part;
    }
    if (min == 0) {
      if (max == 1 && part.exact.isPresent()) {
        var orNothing = new TreeSet<>(part.exact.get());
        orNothing.add("");
        return exactly(orNothing);
      }
      return NOTHING;
    }
    return new Known(Optional.empty(), best(candidates(part)));
  }

  private static List<Set<String>> candidates(Known known) {
    var all = new ArrayList<Set<String>>();
    known.exact.ifPresent(all::add);
    known.required.ifPresent(all::add);
    return all;
  }

  private static Optional<Set<String>> best(List<Set<String>> candidates) {
    return candidates.stream()
        .filter(set -> set.size() <= MOST && set.stream().allMatch(RequiredLiterals::isTelling))
        .filter(set -> !set.isEmpty())
        .max(
            Comparator.<Set<String>>comparingInt(
                    set -> set.stream().mapToInt(String::length).min().orElse(0))
                .thenComparing(Set::size, Comparator.reverseOrder()));
  }

  private static boolean isTelling(String text) {
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return text.length() >= (ascii ? SHORTEST_ASCII : SHORTEST_OTHER);
  }

  /// All concatenations, or nothing when they get too many or too long.
  private static Crossing crossed(Set<String> left) {
    return right -> {
      var all = new TreeSet<String>();
      for (String a : left) {
        for (String b : right) {
          if (a.length() + b.length() > LONGEST || all.size() > MOST) {
            return Set.of();
          }
          all.add(a + b);
        }
      }
      return all.size() > MOST ? Set.of() : all;
    };
  }

  @FunctionalInterface
  private interface Crossing {
    Set<String> with(Set<String> right);
  }

  /// A character as it looks in folded text wherever it stands; empty if that depends on what
  /// stands beside it.
  private static Optional<String> folded(int c) {
    if (c > ' ' && c < 0x7F) {
      return Optional.of(String.valueOf((char) Character.toLowerCase(c)));
    }
    int script = c < 0x80 ? UScript.COMMON : UScript.getScript(c);
    if (Character.isLetter(c)
        && (script == UScript.CYRILLIC
            || script == UScript.ARABIC
            || script == UScript.HEBREW
            || script == UScript.HAN)) {
      String text = FoldedText.of(Character.toString(c)).text();
      return text.length() == 1 ? Optional.of(text) : Optional.empty();
    }
    return Optional.empty();
  }
}
