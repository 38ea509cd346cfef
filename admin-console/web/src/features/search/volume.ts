import type { VolumeColumn } from '../../api/archive';

/** The local days, first and last, that a stretch of columns covers. */
export function daysOf(
  columns: readonly VolumeColumn[],
  one: number,
  other: number,
  interval: string,
): { readonly since: string; readonly until: string } | undefined {
  const first = columns[Math.min(one, other)];
  const last = columns[Math.max(one, other)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  return {
    since: localDay(new Date(first.from)),
    until: localDay(lastMoment(new Date(last.from), interval)),
  };
}

function lastMoment(from: Date, interval: string): Date {
  const end = new Date(from);
  switch (interval) {
    case 'year':
      end.setFullYear(end.getFullYear() + 1);
      break;
    case 'month':
      end.setMonth(end.getMonth() + 1);
      break;
    case 'week':
      end.setDate(end.getDate() + 7);
      break;
    case 'day':
      end.setDate(end.getDate() + 1);
      break;
    default:
      end.setHours(end.getHours() + 1);
  }
  return new Date(end.getTime() - 1);
}

/** The day of a moment where the reader sits, as in 2026-11-23. */
export function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
