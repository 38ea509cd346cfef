package org.chancery.archive.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether indexing goes on; read by any thread, written by the indexer alone.
@Component
public class IndexingProgress {

  private volatile View view = new View(null, "not started");

  /// One look at the indexer.
  ///
  /// @param awaySince since when the index does not take records; absent while it does
  /// @param trouble what the last failure was; empty when all is well
  public record View(@Nullable Instant awaySince, String trouble) {}

  /// The latest look.
  public View view() {
    return view;
  }

  void well() {
    if (view.awaySince != null || !view.trouble.isEmpty()) {
      view = new View(null, "");
    }
  }

  void away(Instant since, String trouble) {
    var first = view.awaySince;
    view = new View(first == null ? since : first, trouble);
  }
}
