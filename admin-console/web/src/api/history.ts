import { http } from './http';
import type { NamedPerson } from './policies';

/** For how many days employees see messages, by the kind of their conversation; absent for always. */
export type Days = { readonly direct?: number; readonly room?: number };

/** A rule, and what became of it; never changed. */
export type HistoryRule = Days & {
  readonly version: number;
  readonly reason: string;
  readonly state: 'proposed' | 'in-force' | 'replaced' | 'rejected';
  readonly proposedBy?: NamedPerson;
  readonly proposedAt: string;
  readonly decidedBy?: NamedPerson;
  readonly decidedAt?: string;
};

export type HistoryRules = {
  /** The newest first; none before anybody proposed one. */
  readonly items: readonly HistoryRule[];
  readonly fewestDays: number;
  readonly mostDays: number;
  /** Messages past the rule that cannot be removed yet. */
  readonly waiting: number;
};

const BASE = '/api/messaging/history-rules';

/** How long employees see messages; the record is not touched by it. */
export const history = {
  rules: (signal: AbortSignal) => http.get<HistoryRules>(BASE, { signal }),
  propose: (days: Days, reason: string) => http.post<HistoryRule>(BASE, { ...days, reason }),
  approve: (version: number) => http.post<HistoryRule>(`${BASE}/${version}/approve`, {}),
  reject: (version: number) => http.post<HistoryRule>(`${BASE}/${version}/reject`, {}),
} as const;
