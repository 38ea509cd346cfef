import type { ArchiveOverview } from '../../api/archive';
import type { MessagingOverview } from '../../api/messaging';
import type { PartitionState } from './PartitionStrip';

/**
 * Where every partition stands. The archive's own account is the better one; who may not see it gets what
 * messaging knows: the heads, and what the archive has acknowledged.
 */
export function partitionsOf(
  messaging: MessagingOverview,
  archive: ArchiveOverview | undefined,
): PartitionState[] {
  return messaging.journal.heads.map((head, partition) => {
    const kept = archive?.partitions.find((state) => state.partition === partition);
    return {
      partition,
      head: Math.max(head, kept?.journal ?? 0),
      stored: kept?.stored ?? messaging.journal.acknowledged[partition] ?? 0,
      indexed: kept?.indexed,
      stopped: kept?.stopped ?? false,
    };
  });
}
