import { describe, expect, it } from 'vitest';
import { dayOf, daysIn, monthsOf, plusDays, plusMonths, step, weeksOf } from './calendar';

describe('a calendar', () => {
  it('has weeks from Monday to Sunday', () => {
    const weeks = weeksOf('2026-11');

    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[6]).toBe('2026-11-01');
    expect(weeks[0]?.[0]).toBeUndefined();
    expect(weeks[5]?.[0]).toBe('2026-11-30');
    expect(weeks.flat().filter((day) => day !== undefined)).toHaveLength(30);
  });

  it('knows leap years', () => {
    expect(daysIn('2028-02')).toBe(29);
    expect(plusMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(plusDays('2027-12-31', 1)).toBe('2028-01-01');
    expect(monthsOf('2026').at(-1)).toBe('2026-12');
  });

  it('is walked by keys, the way its language is read', () => {
    expect(step('ArrowRight', '2026-11-23', 'ltr')).toBe('2026-11-24');
    expect(step('ArrowRight', '2026-11-23', 'rtl')).toBe('2026-11-22');
    expect(step('ArrowUp', '2026-11-23', 'rtl')).toBe('2026-11-16');
    expect(step('PageUp', '2026-03-31', 'ltr')).toBe('2026-02-28');
    expect(step('End', '2026-11-23', 'ltr')).toBe('2026-11-30');
    expect(step('a', '2026-11-23', 'ltr')).toBeUndefined();
  });

  it('takes nothing for a day that is none', () => {
    expect(dayOf('2026-11-23')).toBe('2026-11-23');
    expect(dayOf('2026-11-31')).toBeUndefined();
    expect(dayOf('yesterday')).toBeUndefined();
    expect(dayOf(null)).toBeUndefined();
  });
});
