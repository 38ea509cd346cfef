import { expect, it } from 'vitest';
import type { ArchiveOverview } from '../../api/archive';
import type { MessagingOverview } from '../../api/messaging';
import { partitionsOf } from './partitions';

const messaging = { journal: { heads: [10, 4], acknowledged: [7, 4] } } as unknown as MessagingOverview;

it('shows what the archive says where it may be asked', () => {
  const archive = {
    partitions: [
      { partition: 0, journal: 9, stored: 9, acknowledged: 9, indexed: 8, stopped: true },
      { partition: 1, journal: 5, stored: 5, acknowledged: 5, indexed: 5, stopped: false },
    ],
  } as unknown as ArchiveOverview;

  expect(partitionsOf(messaging, archive)).toEqual([
    { partition: 0, head: 10, stored: 9, indexed: 8, stopped: true },
    { partition: 1, head: 5, stored: 5, indexed: 5, stopped: false },
  ]);
});

it('falls back to what messaging knows', () => {
  expect(partitionsOf(messaging, undefined)[0]).toEqual({
    partition: 0,
    head: 10,
    stored: 7,
    indexed: undefined,
    stopped: false,
  });
});
