import { http } from './http';
import type { Named } from './record';

const BASE = '/api/archive';

/** A part of the record that was opened to a regulator. */
export type RegulatorScope = {
  readonly id: string;
  readonly username: string;
  /** Who asked, and by which letter; the purpose of each of their reads. */
  readonly authority: string;
  /** Empty for all rooms. */
  readonly conversations: readonly Named[];
  /** Empty for all. */
  readonly people: readonly Named[];
  readonly from?: string | null;
  readonly until?: string | null;
  readonly expiresAt: string;
  readonly setAt: string;
  readonly setBy: string;
  readonly withdrawnAt?: string | null;
};

export type NewScope = {
  readonly username: string;
  readonly authority: string;
  readonly conversations: readonly Named[];
  readonly people: readonly Named[];
  readonly from?: string;
  readonly until?: string;
  readonly expiresAt: string;
};

type Scopes = { readonly items: readonly RegulatorScope[] };

/** What is opened to regulators: by the lead, for a time. */
export const regulators = {
  scopes: (signal: AbortSignal) => http.get<Scopes>(`${BASE}/regulator-scopes`, { signal }),
  open: (scope: NewScope) => http.post<RegulatorScope>(`${BASE}/regulator-scopes`, scope),
  withdraw: (id: string) =>
    http.post<RegulatorScope>(`${BASE}/regulator-scopes/${encodeURIComponent(id)}/withdraw`, {}),
  mine: (signal: AbortSignal) => http.get<Scopes>(`${BASE}/my-scope`, { signal }),
} as const;
