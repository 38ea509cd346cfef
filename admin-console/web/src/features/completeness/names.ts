import { tagOf, useLanguage } from '@chancery/web-shell/i18n';
import { useMemo } from 'react';

/** Names of months and days in the present language. Days are UTC's. */
export type CalendarNames = {
  /** November 2026, of a month such as 2026-11. */
  readonly month: (month: string) => string;
  /** Monday, 23 November 2026. */
  readonly day: (day: string) => string;
  /** The days of a week from Monday on, short and whole. */
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
};

export function useCalendarNames(): CalendarNames {
  const { language } = useLanguage();
  return useMemo(() => {
    const tag = tagOf(language);
    const format = (options: Intl.DateTimeFormatOptions) => {
      const names = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
      return (day: string) => names.format(new Date(`${day}T00:00:00Z`));
    };
    const month = format({ month: 'long', year: 'numeric' });
    const short = format({ weekday: 'narrow' });
    const long = format({ weekday: 'long' });
    return {
      month: (named) => month(`${named}-01`),
      day: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
      // The first of June 2026 was a Monday.
      weekdays: Array.from({ length: 7 }, (_, place) => {
        const day = `2026-06-0${place + 1}`;
        return { short: short(day), long: long(day) };
      }),
    };
  }, [language]);
}
