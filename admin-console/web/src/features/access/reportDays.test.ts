import { describe, expect, it } from 'vitest';
import { everyDay, spanOf } from './reportDays';

describe('everyDay', () => {
  it('names the days on which nobody looked', () => {
    expect(
      everyDay([
        { day: '2026-02-27', looks: 2 },
        { day: '2026-03-02', looks: 1 },
      ]),
    ).toEqual([
      { day: '2026-02-27', hits: 2 },
      { day: '2026-02-28', hits: 0 },
      { day: '2026-03-01', hits: 0 },
      { day: '2026-03-02', hits: 1 },
    ]);
  });

  it('keeps the end of a long time', () => {
    const days = everyDay([
      { day: '2024-01-01', looks: 2 },
      { day: '2026-03-02', looks: 1 },
    ]);
    expect(days).toHaveLength(180);
    expect(days.at(-1)).toEqual({ day: '2026-03-02', hits: 1 });
  });

  it('is nothing of nothing', () => {
    expect(everyDay([])).toEqual([]);
  });
});

describe('spanOf', () => {
  it('holds the whole of the last day', () => {
    const { after, before } = spanOf('2026-03-01', '2026-03-01');
    expect(Date.parse(before ?? '') - Date.parse(after ?? '')).toBe(86_400_000);
    expect(spanOf(null, null)).toEqual({});
  });
});
