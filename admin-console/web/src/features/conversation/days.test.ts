import { expect, it } from 'vitest';
import type { RecordView } from '../../api/archive';
import { byDay } from './days';

const at = (instant: Date) => ({ id: instant.toISOString(), at: instant.toISOString() }) as RecordView;

it('starts a new day at local midnight and keeps the order', () => {
  const evening = at(new Date(2026, 10, 21, 23, 59));
  const night = at(new Date(2026, 10, 22, 0, 1));
  const morning = at(new Date(2026, 10, 22, 9, 0));

  const days = byDay([evening, night, morning]);

  expect(days.map((day) => day.records)).toEqual([[evening], [night, morning]]);
});

it('has no days without records', () => {
  expect(byDay([])).toEqual([]);
});
