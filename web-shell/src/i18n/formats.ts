import { useMemo } from 'react';
import { tagOf } from './catalogue';
import type { Language } from './catalogue';
import { useLanguage } from './LanguageProvider';

/** Times, days and numbers in the present language and the browser's time zone. Instants are ISO-8601 text. */
export type Formats = {
  /** 14:05 */
  readonly time: (instant: string) => string;
  /** Monday, 23 November; with the year when it is not this year. */
  readonly day: (instant: string) => string;
  /** Today or yesterday by name, else as `day`. */
  readonly nearDay: (instant: string) => string;
  /** The shortest text that still tells: a time today, a weekday this week, else a date. */
  readonly brief: (instant: string) => string;
  /** 23 Nov, of a day such as 2026-11-23, the same in every time zone; with the year when it is not this year. */
  readonly calendarDay: (day: string) => string;
  /** 23 Nov 2026, 14:05:09, for a tooltip or a record. */
  readonly exact: (instant: string) => string;
  /** a, b and c */
  readonly list: (parts: readonly string[]) => string;
  readonly number: (value: number) => string;
  readonly compact: (value: number) => string;
  /** 7 years, of an ISO 8601 period such as P7Y; what is none stays as it is. */
  readonly period: (period: string) => string;
};

/** The formats of the present language. */
export function useFormats(): Formats {
  const { language } = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

/** The formats of a language; `now` is asked each time so that a page left open stays right past midnight. */
export function formatsOf(language: Language, now: () => Date = () => new Date()): Formats {
  const tag = tagOf(language);
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short' });
  const date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' });
  const day = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayAndYear = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const calendar = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const calendarAndYear = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(tag);
  const list = new Intl.ListFormat(tag);
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const daysAgo = (instant: Date) => Math.round((startOfDay(now()) - startOfDay(instant)) / 86_400_000);
  const fullDay = (instant: Date) =>
    (instant.getFullYear() === now().getFullYear() ? day : dayAndYear).format(instant);

  return {
    time: (instant) => time.format(new Date(instant)),
    day: (instant) => fullDay(new Date(instant)),
    nearDay: (instant) => {
      const at = new Date(instant);
      const ago = daysAgo(at);
      return ago === 0 || ago === 1 ? capitalised(relative.format(-ago, 'day'), tag) : fullDay(at);
    },
    brief: (instant) => {
      const at = new Date(instant);
      const ago = daysAgo(at);
      return (ago === 0 ? time : ago < 7 ? weekday : date).format(at);
    },
    calendarDay: (named) => {
      const at = new Date(`${named}T00:00:00Z`);
      return (at.getUTCFullYear() === now().getUTCFullYear() ? calendar : calendarAndYear).format(at);
    },
    exact: (instant) => exact.format(new Date(instant)),
    list: (parts) => list.format(parts),
    number: (value) => numbers.format(value),
    compact: (value) => compact.format(value),
    period: (period) => inWords(period, tag),
  };
}

const PERIOD = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const units = ['year', 'month', 'week', 'day'] as const;

function inWords(period: string, tag: string): string {
  const parts = PERIOD.exec(period);
  if (parts === null) {
    return period;
  }
  const said = units.flatMap((unit, index) => {
    const count = parts[index + 1];
    return count === undefined
      ? []
      : [new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(count))];
  });
  return new Intl.ListFormat(tag, { type: 'unit' }).format(said);
}

function startOfDay(instant: Date): number {
  return new Date(instant.getFullYear(), instant.getMonth(), instant.getDate()).getTime();
}

function capitalised(text: string, tag: string): string {
  return text.slice(0, 1).toLocaleUpperCase(tag) + text.slice(1);
}
