package org.chancery.messaging.message;

import java.util.List;
import java.util.UUID;
import org.chancery.messaging.journal.FeedRecord;
import org.chancery.messaging.journal.RecordDraft;
import org.jspecify.annotations.Nullable;

/// Where committed messages go on this node. Declared here and implemented by the delivery feature,
/// because messages must not know sockets.
public interface LiveDelivery {

  /// A committed message.
  ///
  /// @param origin see [PostMessage]
  record Committed(RecordDraft draft, FeedRecord feed, @Nullable Object origin) {}

  /// Says that records are about to commit, so that whoever sees one in the journal first still
  /// knows where it came from.
  void committing(List<Committed> batch);

  /// Says that records have committed. Blocks while delivery is too far behind, which slows the
  /// commits down.
  void committed(List<Committed> batch);

  /// Says that records announced by [#committing] will not commit.
  void abandoned(List<UUID> ids);
}
