package org.chancery.archive.search;

import java.util.List;
import java.util.stream.IntStream;
import org.chancery.archive.intake.IntakeProgress;
import org.springframework.stereotype.Component;

/// How much of the journal a search is about.
@Component
public class SearchReach {

  private final IndexPositions positions;
  private final IntakeProgress intake;

  SearchReach(IndexPositions positions, IntakeProgress intake) {
    this.positions = positions;
    this.intake = intake;
  }

  /// Positions of every partition.
  ///
  /// @param reached up to where everything is searchable
  /// @param heads the journal's heads as last heard
  /// @param notYetSearchable how many records lie between
  public record Reach(List<Long> reached, List<Long> heads, long notYetSearchable) {
    public Reach {
      reached = List.copyOf(reached);
      heads = List.copyOf(heads);
    }
  }

  /// The reach of a search that starts now.
  public Reach now() {
    var reached = positions.reached();
    var heads = intake.view().journal();
    var missing =
        IntStream.range(0, reached.size())
            .mapToLong(partition -> Math.max(0, heads.get(partition) - reached.get(partition)))
            .sum();
    return new Reach(reached, heads, missing);
  }
}
