import type { RecordView } from './archive';
import { http } from './http';

const BASE = '/api/archive/result-sets';

/** What a question found at one moment, for a matter. */
export type ResultSet = {
  readonly id: string;
  readonly matter: string;
  readonly matterName: string;
  readonly name: string;
  /** In the query language, times as instants. */
  readonly query: string;
  readonly purpose: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly leftOut: number;
  readonly notSearchable: number;
  readonly records: number;
  readonly digest: string;
  readonly ledgerSize: number;
  /** The archive's own record that says the same. */
  readonly record: string;
  /** How many were disposed of since. */
  readonly gone: number;
};

/** One record of a set, numbered in the order they happened. */
export type FrozenItem = {
  readonly number: number;
  readonly state: 'there' | 'gone' | 'out-of-sight';
  readonly at?: string | null;
  readonly hash?: string | null;
  readonly goneAt?: string | null;
  readonly record?: RecordView | null;
};

export type FrozenPage = {
  readonly set: ResultSet;
  /** Whether the list still has the digest that is on record; said with the first page. */
  readonly isIntact?: boolean | null;
  readonly items: readonly FrozenItem[];
  readonly nextPage?: string | null;
};

/** How the record has gone on beside a set. */
export type SinceFrozen = {
  readonly came: number;
  readonly newest: readonly RecordView[];
  readonly gone: number;
  readonly notFound: number;
  readonly complete: boolean;
  readonly notYetSearchable: number;
};

const of = (id: string, rest = '') => `${BASE}/${encodeURIComponent(id)}${rest}`;

/** Where a set's list can be saved from: a line of partition, position and hash for each record. */
export const listOf = (id: string) => of(id, '/list');

/** Frozen result sets, each for the members of its matter. Looking into one is in the access log. */
export const resultSets = {
  all: (signal: AbortSignal) => http.get<{ items: readonly ResultSet[] }>(BASE, { signal }),
  freeze: (name: string, query: string) =>
    http.post<ResultSet>(BASE, { name, query }, { timeoutMillis: 60_000 }),
  page: (id: string, cursor: string | null, signal: AbortSignal) =>
    http.get<FrozenPage>(of(id), { query: cursor === null ? {} : { cursor }, signal }),
  since: (id: string, signal: AbortSignal) => http.get<SinceFrozen>(of(id, '/comparison'), { signal }),
} as const;
