import { describe, expect, it } from 'vitest';
import { shellMessages } from '../ui/messages';
import { catalogue, placeholderMismatches } from './catalogue';
import { formatsOf } from './formats';

const sample = catalogue(
  {
    greeting: 'Hello {name}',
    unread: { one: '{count} unread in {room}', other: '{count} unread in {room}' },
  },
  {
    ar: {
      greeting: 'مرحبًا {name}',
      unread: { two: 'رسالتان في {room}', few: '{count} رسائل في {room}', other: '{count} رسالة في {room}' },
    },
  },
);

describe('catalogue', () => {
  it('fills placeholders', () => {
    expect(sample.in('en')('greeting', { name: 'Rana' })).toBe('Hello Rana');
    expect(sample.in('ar')('greeting', { name: 'Rana' })).toBe('مرحبًا Rana');
  });

  it('chooses the plural form of the language', () => {
    const text = sample.in('ar');
    expect(text('unread', { count: 2, room: 'FX' })).toBe('رسالتان في FX');
    expect(text('unread', { count: 3, room: 'FX' })).toBe('3 رسائل في FX');
    expect(sample.in('en')('unread', { count: 1200, room: 'FX' })).toBe('1,200 unread in FX');
  });

  it('leaves a value alone that looks like a placeholder', () => {
    expect(sample.in('en')('greeting', { name: '{name}' })).toBe('Hello {name}');
  });

  it('has the same placeholders in every language', () => {
    expect(placeholderMismatches(shellMessages)).toEqual([]);
    expect(placeholderMismatches(catalogue({ a: 'x {n}' }, { ar: { a: 'x' } }))).toEqual(['a']);
  });
});

describe('formats', () => {
  const formats = formatsOf('en', () => new Date('2026-11-23T12:00:00'));

  it('names today and yesterday, and the year only when it is another', () => {
    expect(formats.nearDay('2026-11-23T08:00:00')).toBe('Today');
    expect(formats.nearDay('2026-11-22T23:00:00')).toBe('Yesterday');
    expect(formats.nearDay('2026-11-20T08:00:00')).toBe('Friday 20 November');
    expect(formats.day('2025-11-20T08:00:00')).toContain('2025');
  });

  it('says a period in words, in the plural of each language', () => {
    expect(formats.period('P7Y')).toBe('7 years');
    expect(formats.period('P1Y6M')).toBe('1 year, 6 months');
    expect(formats.period('P90D')).toBe('90 days');
    expect(formats.period('P')).toBe('P');
    expect(formats.period('seven')).toBe('seven');
    const arabic = formatsOf('ar');
    expect(arabic.period('P7Y')).toContain('سنوات');
    expect(arabic.period('P1Y')).toContain('سنة');
    expect(arabic.period('P90D')).toContain('يوم');
  });

  it('tells as briefly as it can', () => {
    expect(formats.brief('2026-11-23T08:05:00')).toBe('08:05');
    expect(formats.brief('2026-11-20T08:00:00')).toBe('Fri');
    expect(formats.brief('2026-10-20T08:00:00')).toBe('20 Oct');
    expect(formats.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(formats.calendarDay('2026-11-23')).toBe('23 Nov');
    expect(formats.calendarDay('2027-01-01')).toBe('1 Jan 2027');
  });
});
