import type { Minute } from '../../api/messaging';

const MINUTE_MILLIS = 60_000;
const MINUTES = 60;

/** The last hour, one entry a minute and none missing, oldest first; the last one is still running. */
export function lastHour(minutes: readonly Minute[], now: Date): Minute[] {
  const known = new Map(minutes.map((minute) => [startOf(Date.parse(minute.minute)), minute]));
  const current = startOf(now.getTime());
  return Array.from({ length: MINUTES }, (_, index) => {
    const start = current - (MINUTES - 1 - index) * MINUTE_MILLIS;
    return known.get(start) ?? { minute: new Date(start).toISOString(), posted: 0, alerted: 0, blocked: 0 };
  });
}

/** A round number no smaller than any value, so that the axis reads well. */
export function ceilingOf(values: readonly number[]): number {
  const highest = Math.max(4, ...values);
  const magnitude = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 4, 5, 8, 10].find((factor) => factor * magnitude >= highest) ?? 10;
  return step * magnitude;
}

function startOf(millis: number): number {
  return Math.floor(millis / MINUTE_MILLIS) * MINUTE_MILLIS;
}
