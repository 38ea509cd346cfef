import type { Figures } from '../../../api/dryRuns';
import { lastDays } from '../../../ui/days';
import { isMapping, read, textOf } from '../document';

const DAY_MILLIS = 86_400_000;

type Day = { readonly day: string; readonly hits: number };

/** Hits of every day of a period, quiet ones too; days are UTC. */
export function byDay(figures: Figures, since: string, until: Date): Day[] {
  const hits = summed(figures.rules.map((rule) => rule.byDay));
  const first = new Date(since).setUTCHours(0, 0, 0, 0);
  const count = Math.floor((until.getTime() - first) / DAY_MILLIS) + 1;
  return lastDays(
    Object.entries(hits).map(([day, of]) => ({ day, hits: of })),
    Math.max(1, count),
    until,
  );
}

/** Hits by unit, the most first. */
export function byUnit(figures: Figures): { readonly unit: string; readonly hits: number }[] {
  return Object.entries(summed(figures.rules.map((rule) => rule.byUnit)))
    .map(([unit, hits]) => ({ unit, hits }))
    .sort((a, b) => b.hits - a.hits);
}

/** The ids of the term lists a policy's text names. */
export function listsIn(text: string): string[] {
  const reading = read(text);
  return reading.readable ? [...new Set(namedIn(reading.policy))] : [];
}

function namedIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(namedIn);
  }
  if (!isMapping(value)) {
    return [];
  }
  const lexicon = value['lexicon'];
  const named = isMapping(lexicon) ? textOf(lexicon['list']) : '';
  return [...(named === '' ? [] : [named]), ...Object.values(value).flatMap(namedIn)];
}

function summed(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const count of counts) {
    for (const [key, value] of Object.entries(count)) {
      sums[key] = (sums[key] ?? 0) + value;
    }
  }
  return sums;
}
