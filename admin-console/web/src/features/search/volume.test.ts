import { expect, it } from 'vitest';
import { daysOf } from './volume';

const at = (year: number, month: number, day: number, hour = 0) => ({
  from: new Date(year, month - 1, day, hour).toISOString(),
  count: 1,
});

it('covers the chosen days, whichever way they were dragged over', () => {
  const columns = [at(2026, 11, 20), at(2026, 11, 21), at(2026, 11, 22)];

  expect(daysOf(columns, 2, 1, 'day')).toEqual({ since: '2026-11-21', until: '2026-11-22' });
});

it('covers a whole week, month or year', () => {
  expect(daysOf([at(2026, 11, 16)], 0, 0, 'week')).toEqual({ since: '2026-11-16', until: '2026-11-22' });
  expect(daysOf([at(2026, 2, 1)], 0, 0, 'month')).toEqual({ since: '2026-02-01', until: '2026-02-28' });
  expect(daysOf([at(2026, 1, 1)], 0, 0, 'year')).toEqual({ since: '2026-01-01', until: '2026-12-31' });
});

it('takes the day of an hour, and nothing where nothing is', () => {
  expect(daysOf([at(2026, 11, 20, 23)], 0, 0, 'hour')).toEqual({ since: '2026-11-20', until: '2026-11-20' });
  expect(daysOf([], 0, 0, 'day')).toBeUndefined();
});
