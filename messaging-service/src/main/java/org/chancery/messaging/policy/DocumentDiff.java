package org.chancery.messaging.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two documents line by line.
public final class DocumentDiff {

  private DocumentDiff() {}

  /// Whether a line stands in both.
  public enum Kind {
    /// In both.
    @JsonProperty("same")
    SAME,
    /// In the later one only.
    @JsonProperty("added")
    ADDED,
    /// In the earlier one only.
    @JsonProperty("removed")
    REMOVED
  }

  /// A line of either document.
  ///
  /// @param fromLine its number in the earlier one, counted from 1; absent if it was added
  /// @param toLine its number in the later one, counted from 1; absent if it was removed
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      Kind kind, String text, @Nullable Integer fromLine, @Nullable Integer toLine) {}

  /// Every line of both, in order; what was removed stands before what came in its place.
  static List<Line> between(String from, String to) {
    List<String> before = from.lines().toList();
    List<String> after = to.lines().toList();
    List<Line> lines = new ArrayList<>(after.size());
    int next = 0;
    int shift = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      int start = delta.getSource().getPosition();
      for (; next < start; next++) {
        lines.add(new Line(Kind.SAME, before.get(next), next + 1, next + 1 + shift));
      }
      for (String removed : delta.getSource().getLines()) {
        next++;
        lines.add(new Line(Kind.REMOVED, removed, next, null));
      }
      int place = delta.getTarget().getPosition();
      for (String added : delta.getTarget().getLines()) {
        place++;
        lines.add(new Line(Kind.ADDED, added, null, place));
      }
      shift = place - next;
    }
    for (; next < before.size(); next++) {
      lines.add(new Line(Kind.SAME, before.get(next), next + 1, next + 1 + shift));
    }
    return lines;
  }
}
