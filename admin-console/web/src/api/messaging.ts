import { http } from './http';

/** What happened within one minute, on all nodes. */
export type Minute = {
  readonly minute: string;
  readonly posted: number;
  readonly alerted: number;
  readonly blocked: number;
};

export type Counts = { readonly posted: number; readonly alerted: number; readonly blocked: number };

export type Node = {
  readonly id: string;
  readonly started: string;
  readonly seenSecondsAgo: number;
  readonly policySet?: string | null;
  readonly connections: number;
};

export type MessagingOverview = {
  readonly sinceStart: Counts;
  readonly perMinute: readonly Minute[];
  readonly connections: number;
  readonly nodes: readonly Node[];
  readonly policies: { readonly set: string; readonly isEmpty: boolean };
  readonly journal: {
    readonly heads: readonly number[];
    readonly acknowledged: readonly number[];
    readonly behind: number;
  };
};

const BASE = '/api/messaging';

/** The messaging service's own figures. */
export const messaging = {
  overview: (signal: AbortSignal) => http.get<MessagingOverview>(`${BASE}/overview`, { signal }),
} as const;
