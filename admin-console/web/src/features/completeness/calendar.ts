/** Days are written as in 2026-11-23 and belong to no time zone but UTC. */

const DAY_MILLIS = 86_400_000;

/** The day so many days later. */
export function plusDays(day: string, count: number): string {
  return iso(new Date(at(day).getTime() + count * DAY_MILLIS));
}

/** The same day so many months later, or the last of a month that is shorter. */
export function plusMonths(day: string, count: number): string {
  const date = at(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1));
  const last = daysIn(iso(first).slice(0, 7));
  return iso(new Date(first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * DAY_MILLIS));
}

/** How many days a month such as 2026-11 has. */
export function daysIn(month: string): number {
  const date = at(`${month}-01`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** A month as weeks from Monday to Sunday, with undefined where a day is another month's. */
export function weeksOf(month: string): readonly (readonly (string | undefined)[])[] {
  const before = (at(`${month}-01`).getUTCDay() + 6) % 7;
  const days: (string | undefined)[] = [
    ...Array.from<undefined>({ length: before }),
    ...Array.from({ length: daysIn(month) }, (_, place) => plusDays(`${month}-01`, place)),
  ];
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_unused, place) => days[week * 7 + place]),
  );
}

/** The months of a year. */
export function monthsOf(year: string): readonly string[] {
  return Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, '0')}`);
}

/** Where a key leads from a day; undefined for keys that lead nowhere. */
export function step(key: string, day: string, direction: 'ltr' | 'rtl'): string | undefined {
  const ahead = direction === 'ltr' ? 1 : -1;
  switch (key) {
    case 'ArrowRight':
      return plusDays(day, ahead);
    case 'ArrowLeft':
      return plusDays(day, -ahead);
    case 'ArrowDown':
      return plusDays(day, 7);
    case 'ArrowUp':
      return plusDays(day, -7);
    case 'PageDown':
      return plusMonths(day, 1);
    case 'PageUp':
      return plusMonths(day, -1);
    case 'Home':
      return `${day.slice(0, 7)}-01`;
    case 'End':
      return `${day.slice(0, 7)}-${daysIn(day.slice(0, 7))}`;
    default:
      return undefined;
  }
}

/** A day out of an address; undefined for anything else. */
export function dayOf(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && iso(at(text)) === text ? text : undefined;
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function iso(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}
