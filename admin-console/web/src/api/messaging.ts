import type { Finding } from './archive';
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

export type RuleOutcome = 'allow' | 'alert' | 'block';
export type Tips = Readonly<Record<string, string>>;

export type LexiconRule = {
  readonly kind: 'lexicon';
  readonly id: string;
  readonly outcome: RuleOutcome;
  readonly terms: readonly string[];
  readonly match: 'word' | 'prefix';
  readonly tips: Tips;
};

export type PatternRule = {
  readonly kind: 'pattern';
  readonly id: string;
  readonly outcome: RuleOutcome;
  readonly regex: string;
  readonly caseSensitive: boolean;
  readonly tips: Tips;
};

export type Rule = LexiconRule | PatternRule;

export type NamedPerson = { readonly id: string; readonly username: string; readonly name: string };

/** One saved state of a policy; kept for ever. */
export type Revision = {
  readonly revision: number;
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly author?: NamedPerson;
  readonly savedAt: string;
  readonly publishedBy?: NamedPerson;
  readonly publishedAt?: string;
};

/** A policy: its newest revision, and which one is in force. The list leaves `revisions` out. */
export type Policy = Revision & {
  readonly id: string;
  readonly state: 'draft' | 'active' | 'retired';
  readonly activeRevision?: number;
  readonly revisions?: readonly Revision[];
};

export type ActiveSet = {
  readonly set: string;
  readonly policies: readonly { readonly id: string; readonly name: string; readonly version: number }[];
  readonly nodes: readonly Node[];
};

export type Judged = {
  readonly outcome: RuleOutcome;
  readonly policySet: string;
  readonly tip?: string;
  readonly findings: readonly Finding[];
};

/** What a revision is saved from, and what can be tried before it is saved. */
export type PolicyBody = { readonly name: string; readonly rules: readonly Rule[] };

const BASE = '/api/messaging';
const at = (id: string) => `${BASE}/policies/${encodeURIComponent(id)}`;

/** The messaging service's side of the console: how it does, and what it judges by. */
export const messaging = {
  overview: (signal: AbortSignal) => http.get<MessagingOverview>(`${BASE}/overview`, { signal }),
  policies: (signal: AbortSignal) => http.get<{ items: readonly Policy[] }>(`${BASE}/policies`, { signal }),
  activeSet: (signal: AbortSignal) => http.get<ActiveSet>(`${BASE}/policies/active`, { signal }),
  policy: (id: string, signal: AbortSignal) => http.get<Policy>(at(id), { signal }),
  save: (id: string, body: PolicyBody) => http.put<Policy>(at(id), body),
  publish: (id: string, revision: number) => http.post<Policy>(`${at(id)}/publish`, { revision }),
  retire: (id: string) => http.post<Policy>(`${at(id)}/retire`),
  /** Judges a text by a draft, or by what is in force; nothing is sent or recorded. */
  attempt: (text: string, policy?: PolicyBody) =>
    http.post<Judged>(`${BASE}/policies/try`, policy === undefined ? { text } : { text, policy }),
} as const;
