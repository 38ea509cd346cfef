import { expect, it } from 'vitest';
import { lastDays } from './days';

it('shows days without a count as days with none, up to today', () => {
  const days = lastDays([{ day: '2026-11-30', hits: 4 }], 3, new Date('2026-12-01T09:00:00Z'));

  expect(days).toEqual([
    { day: '2026-11-29', hits: 0 },
    { day: '2026-11-30', hits: 4 },
    { day: '2026-12-01', hits: 0 },
  ]);
});
