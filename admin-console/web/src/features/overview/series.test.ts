import { describe, expect, it } from 'vitest';
import { ceilingOf, lastHour } from './series';

const now = new Date('2026-11-23T10:30:20Z');

describe('the last hour', () => {
  it('has sixty minutes, silent ones included, and ends with the present one', () => {
    const hour = lastHour([{ minute: '2026-11-23T10:29:00Z', posted: 7, alerted: 1, blocked: 2 }], now);

    expect(hour).toHaveLength(60);
    expect(hour[59]).toMatchObject({ minute: '2026-11-23T10:30:00.000Z', posted: 0 });
    expect(hour[58]).toMatchObject({ posted: 7, alerted: 1, blocked: 2 });
  });

  it('leaves out what is older', () => {
    const hour = lastHour([{ minute: '2026-11-23T09:30:00Z', posted: 7, alerted: 0, blocked: 0 }], now);

    expect(hour.every((minute) => minute.posted === 0)).toBe(true);
  });
});

describe('the axis', () => {
  it.each([
    [[], 4],
    [[3], 4],
    [[47, 12], 50],
    [[81], 100],
    [[1200], 2000],
    [[60_000], 80_000],
  ])('of %j ends at %i', (values, ceiling) => {
    expect(ceilingOf(values)).toBe(ceiling);
  });
});
