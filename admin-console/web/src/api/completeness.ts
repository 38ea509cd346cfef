import { http } from './http';

const BASE = '/api/archive';

/** What keeps records, in the order in which they get there. */
export const keepers = ['journal', 'store', 'ledger', 'vault', 'index'] as const;

export type Keeper = (typeof keepers)[number];

export type DayState = 'whole' | 'waiting' | 'differs' | 'unchecked';

/** A day (UTC) at a glance. */
export type CompleteDay = {
  readonly day: string;
  readonly state: DayState;
  readonly records: number;
  /** How many of them were disposed of. */
  readonly gone: number;
  /** How many are still on their way somewhere. */
  readonly waiting: number;
  readonly differences: number;
  readonly reported: boolean;
};

/** How far the comparison is. */
export type Comparing = {
  readonly lastRound?: string;
  /** Every record was compared since then. */
  readonly oldest?: string;
  readonly stretches: number;
  readonly backlog: number;
  readonly asked: number;
  readonly away: Readonly<Partial<Record<Keeper, string>>>;
};

export type CompletenessCalendar = {
  readonly today: string;
  readonly first?: string;
  readonly redDays: number;
  readonly comparing: Comparing;
  readonly days: readonly CompleteDay[];
};

export type DifferenceKind = 'missing' | 'altered' | 'extra' | 'overdue';

/** What is wrong with one keeper of a partition. */
export type Difference = {
  readonly kind: DifferenceKind;
  readonly positions: number;
  readonly first: number;
  readonly expected: string;
  readonly found: string;
};

export type KeeperFigure = {
  readonly keeper: Keeper;
  readonly records: number;
  readonly gone: number;
  readonly digest: string;
  readonly waiting: number;
  readonly difference?: Difference;
};

export type PartitionFigures = { readonly partition: number; readonly keepers: readonly KeeperFigure[] };

export type DayAnswer = {
  readonly day: CompleteDay;
  readonly checkedAt?: string;
  readonly partitions: readonly PartitionFigures[];
  readonly disposals: readonly {
    readonly disposal: string;
    readonly number?: number;
    readonly records: number;
  }[];
  readonly reports: readonly {
    readonly revision: number;
    readonly whole: boolean;
    readonly records: number;
    readonly reportedAt: string;
    readonly record: string;
  }[];
};

/** Where a signed report is saved from; saving one is an entry in the access log. */
export function reportOf(day: string, revision: number): string {
  return `${BASE}/completeness/days/${day}/report?revision=${revision}`;
}

/** Days and what every keeper has of them. Figures alone are in no log. */
export const completeness = {
  calendar: (from: string, to: string, signal: AbortSignal) =>
    http.get<CompletenessCalendar>(`${BASE}/completeness`, { query: { from, to }, signal }),
  day: (day: string, signal: AbortSignal) =>
    http.get<DayAnswer>(`${BASE}/completeness/days/${encodeURIComponent(day)}`, { signal }),
  check: (day: string) => http.post<{ stretches: number }>(`${BASE}/completeness/check`, { day }),
};
