import type { Span } from '../../api/accessReport';

const DAY_MILLIS = 86_400_000;
/** More columns than that would be too narrow to see. */
const MOST_COLUMNS = 180;

/** The days from the first to the last with those between on which nobody looked; of a long time its end. */
export function everyDay(
  days: readonly { readonly day: string; readonly looks: number }[],
): readonly { readonly day: string; readonly hits: number }[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) {
    return [];
  }
  const known = new Map(days.map(({ day, looks }) => [day, looks]));
  const end = Date.parse(last.day);
  const begin = Math.max(Date.parse(first.day), end - (MOST_COLUMNS - 1) * DAY_MILLIS);
  return Array.from({ length: Math.round((end - begin) / DAY_MILLIS) + 1 }, (_, index) => {
    const day = new Date(begin + index * DAY_MILLIS).toISOString().slice(0, 10);
    return { day, hits: known.get(day) ?? 0 };
  });
}

/** Two days of this browser's calendar, the last included, as instants. */
export function spanOf(since: string | null, until: string | null): Span {
  const end = until === null ? undefined : new Date(`${until}T00:00:00`);
  end?.setDate(end.getDate() + 1);
  return {
    ...(since === null ? {} : { after: new Date(`${since}T00:00:00`).toISOString() }),
    ...(end === undefined ? {} : { before: end.toISOString() }),
  };
}
