import type { Figures } from '../../../api/dryRuns';
import { isMapping, read, textOf } from '../document';

type Day = { readonly day: string; readonly hits: number };

/** Every day from the first to the last with hits, quiet ones too. */
export function byDay(figures: Figures): Day[] {
  const hits = summed(figures.rules.map((rule) => rule.byDay));
  const known = Object.keys(hits).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) {
    return [];
  }
  const days: Day[] = [];
  for (const at = new Date(`${first}T00:00:00Z`); days.length < 400; at.setUTCDate(at.getUTCDate() + 1)) {
    const day = at.toISOString().slice(0, 10);
    days.push({ day, hits: hits[day] ?? 0 });
    if (day >= last) {
      break;
    }
  }
  return days;
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
