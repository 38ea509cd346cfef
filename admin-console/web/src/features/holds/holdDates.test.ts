import { describe, expect, it } from 'vitest';
import { dayAfter, startOf } from './holdDates';

describe('the days of a hold', () => {
  it('include the last one, also at the end of a month and of a leap February', () => {
    expect(startOf('2026-01-01')).toBe('2026-01-01T00:00:00Z');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01T00:00:00Z');
    expect(dayAfter('2028-02-28')).toBe('2028-02-29T00:00:00Z');
  });
});
