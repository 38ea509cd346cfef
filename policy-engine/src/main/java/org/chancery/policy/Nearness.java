package org.chancery.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds places of several conditions close together.
final class Nearness {
  private final String text;
  private final Condition.Distance within;
  // How many words begin before each unit; made when first needed.
  private int[] wordsBefore = {};

  Nearness(String text, Condition.Distance within) {
    this.text = text;
    this.within = within;
  }

  /// Every place that is part of such a group.
  ///
  /// @param parts the places of each condition, none of the lists empty
  List<Occurrence> groups(List<List<Occurrence>> parts, boolean ordered) {
    var together = new ArrayList<Occurrence>();
    for (int first = 0; first < parts.size(); first++) {
      for (Occurrence anchor : parts.get(first)) {
        group(parts, first, anchor, ordered)
            .ifPresent(
                group -> group.stream().filter(o -> !together.contains(o)).forEach(together::add));
      }
      if (ordered) {
        break;
      }
    }
    return together;
  }

  // The group that begins with the anchor: of each part the nearest behind it.
  private Optional<List<Occurrence>> group(
      List<List<Occurrence>> parts, int first, Occurrence anchor, boolean ordered) {
    var group = new ArrayList<Occurrence>(parts.size());
    Occurrence last = anchor;
    for (int part = 0; part < parts.size(); part++) {
      Occurrence next = anchor;
      if (part != first) {
        int from = ordered ? last.end() : anchor.start();
        Optional<Occurrence> nearest = firstFrom(parts.get(part), from);
        if (nearest.isEmpty() || !isWithin(anchor.end(), nearest.get().start())) {
          return Optional.empty();
        }
        next = nearest.get();
        last = next;
      }
      group.add(next);
    }
    return Optional.of(group);
  }

  private static Optional<Occurrence> firstFrom(List<Occurrence> places, int from) {
    Occurrence first = null;
    for (Occurrence place : places) {
      if (place.start() >= from && (first == null || place.start() < first.start())) {
        first = place;
      }
    }
    return Optional.ofNullable(first);
  }

  private boolean isWithin(int end, int start) {
    return start <= end
        || switch (within.unit()) {
          case CHARACTERS -> start - end <= within.count();
          case WORDS -> wordsBetween(end, start) <= within.count();
        };
  }

  private int wordsBetween(int end, int start) {
    if (wordsBefore.length == 0) {
      wordsBefore = new int[text.length() + 1];
      boolean inside = false;
      for (int i = 0; i < text.length(); i++) {
        boolean letter = Character.isLetterOrDigit(text.charAt(i)) || isMark(text.charAt(i));
        wordsBefore[i + 1] = wordsBefore[i] + (letter && !inside ? 1 : 0);
        inside = letter;
      }
    }
    return wordsBefore[start] - wordsBefore[end];
  }

  private static boolean isMark(char c) {
    return Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || Character.isSurrogate(c);
  }
}
