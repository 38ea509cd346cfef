import type { Spans } from './archive';
import { http } from './http';

/** What a rule does, the mildest first. */
export const outcomes = ['allow', 'alert', 'redact', 'warn', 'hold', 'block'] as const;
export type RuleOutcome = (typeof outcomes)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export type NamedPerson = { readonly id: string; readonly username: string; readonly name: string };

export type PolicyState = 'draft' | 'scheduled' | 'active' | 'retired';

/** Where a policy stands between its author and the messages. */
export type Standing = {
  readonly id: string;
  readonly name: string;
  readonly state: PolicyState;
  readonly revision: number;
  readonly activeRevision?: number;
  readonly scheduledFor?: string;
  /** `pending` while it is in force by its author's word alone. */
  readonly emergency?: string;
};

type Summary = {
  readonly owner?: string;
  readonly severity: Severity;
  readonly outcomes: readonly RuleOutcome[];
  readonly rules: number;
};

/** A line of the list of policies. */
export type PolicyLine = Standing &
  Summary & {
    readonly health?: {
      readonly hits7d: number;
      readonly lastHit?: string;
      /** Hits of each of the last days, the oldest first. */
      readonly days?: readonly { readonly day: string; readonly hits: number }[];
    };
  };

/** One saved state of a policy; kept for ever. */
export type Revision = {
  readonly revision: number;
  readonly author?: NamedPerson;
  readonly savedAt: string;
  readonly comment?: string;
  readonly publishedBy?: NamedPerson;
  readonly publishedAt?: string;
  /** That its author alone put it in force, and whether nobody else has agreed yet. */
  readonly emergency?: {
    readonly at: string;
    readonly by?: NamedPerson;
    readonly reason?: string;
    readonly pending: boolean;
  };
  readonly scheduledFor?: string;
  readonly scheduledBy?: NamedPerson;
  readonly scheduleFailure?: string;
  readonly reason?: string;
  /** The earlier revision whose text this one brings back. */
  readonly restores?: number;
};

export type Comment = {
  readonly author?: NamedPerson;
  readonly at: string;
  readonly text: string;
  readonly revision?: number;
  readonly line?: number;
};

/** A policy with its newest text and everything that led to it. */
export type Policy = Standing & {
  readonly summary: Summary;
  readonly document: string;
  readonly activeDocument?: string;
  readonly revisions: readonly Revision[];
  readonly comments: readonly Comment[];
};

/** One thing wrong with a document, and where. */
export type Fault = {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly cure: string;
  readonly line?: number;
  readonly column?: number;
};

export type DiffLine = {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly fromLine?: number;
  readonly toLine?: number;
};

export type PolicyFinding = {
  readonly policy: string;
  readonly rule: string;
  readonly version: number;
  readonly outcome: RuleOutcome;
  readonly severity?: Severity;
  readonly spans: Spans;
  readonly disguised?: boolean;
};

/** One condition of a rule, whether it held and where. */
export type ConditionTrace = {
  readonly kind: string;
  readonly label?: string;
  readonly held: boolean;
  readonly spans?: Spans;
  /** Which reading of the text it was found in, such as `folded`. */
  readonly view?: string;
  readonly parts?: readonly ConditionTrace[];
};

export type RuleTrace = {
  readonly policy: string;
  readonly rule: string;
  readonly inScope: boolean;
  readonly whyNot?: string;
  readonly root?: ConditionTrace;
};

/** How a text would be judged, step by step. */
export type Explanation = {
  readonly verdict: {
    readonly outcome: RuleOutcome;
    readonly policySet?: string;
    readonly findings: readonly PolicyFinding[];
    readonly tips?: Readonly<Record<string, string>>;
    readonly reasonRequired?: boolean;
    readonly redactions?: readonly {
      readonly span: readonly [number, number];
      readonly replacement: string;
    }[];
    readonly undecided?: readonly { readonly policy: string; readonly rule: string }[];
  };
  readonly views?: readonly { readonly name: string; readonly text: string }[];
  readonly rules: readonly RuleTrace[];
};

export type Attempt = {
  readonly text: string;
  readonly document?: string;
  readonly kind?: string;
  readonly as?: string;
  /** Id of the conversation it is said in. */
  readonly conversation?: string;
};

/** A set that is or was in force, with the documents it was made from. */
export type PastSet = {
  readonly hash: string;
  readonly at: string;
  readonly policies: readonly { readonly id: string; readonly version: number; readonly document: string }[];
};

/** What one node judges by. */
export type NodeSet = {
  readonly id: string;
  readonly started: string;
  readonly seenSecondsAgo: number;
  readonly policySet?: string;
  readonly policySince?: string;
  /** Why it does not judge by the set in force, if so. */
  readonly policyFailure?: string;
  readonly connections: number;
};

export type ActiveSet = {
  readonly set: string;
  readonly policies: readonly { readonly id: string; readonly name: string; readonly version: number }[];
  readonly nodes: readonly NodeSet[];
};

export const undecidedModes = ['hold', 'refuse', 'deliver-and-rescan'] as const;
export type UndecidedMode = (typeof undecidedModes)[number];

/** How one rule did over some days. */
export type RuleHealth = {
  readonly rule: string;
  readonly hits: number;
  readonly days: readonly { readonly day: string; readonly hits: number }[];
  /** How often senders went on in spite of a warning. */
  readonly overridden: number;
  readonly upheld?: number;
  readonly overturned?: number;
  /** Between 0 and 1; absent before anybody has judged a finding. */
  readonly precision?: number;
  /** Half of the verdicts with a finding of this rule took at most so many microseconds. */
  readonly micros?: number;
  readonly lastHit?: string;
};

export type Health = {
  readonly days: number;
  readonly rules: readonly RuleHealth[];
  /** Rules in force that found nothing. */
  readonly dead: readonly string[];
  /** Rules that nearly always find something together; the share is of the rarer one's hits. */
  readonly overlaps: readonly {
    readonly rule: string;
    readonly otherPolicy: string;
    readonly otherRule: string;
    readonly share: number;
  }[];
  /** How objections against the policy were answered; precision as of a rule. */
  readonly appeals?: { readonly upheld: number; readonly overturned: number; readonly precision?: number };
};

const BASE = '/api/messaging/policies';
const at = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

/** The policy desk of the messaging service. */
export const desk = {
  list: (signal: AbortSignal) => http.get<{ items: readonly PolicyLine[] }>(BASE, { signal }),
  one: (id: string, signal: AbortSignal) => http.get<Policy>(at(id), { signal }),
  document: (id: string, revision: number, signal: AbortSignal) =>
    http.get<{ document: string }>(`${at(id)}/revisions/${revision}`, { signal }),
  diff: (id: string, from: number, to: number, signal: AbortSignal) =>
    http.get<{ lines: readonly DiffLine[] }>(`${at(id)}/diff`, { query: { from, to }, signal }),
  check: (document: string, signal: AbortSignal) =>
    http.post<{ errors: readonly Fault[] }>(`${BASE}/check`, { document }, { signal }),
  schema: (signal: AbortSignal) => http.get<unknown>(`${BASE}/schema`, { signal }),
  /** Judges a text by a draft, or by what is in force; nothing is sent or recorded. */
  attempt: (attempt: Attempt) => http.post<Explanation>(`${BASE}/try`, attempt),
  save: (id: string, body: { document: string; comment?: string; basedOn?: number }) =>
    http.put<Policy>(at(id), body),
  comment: (id: string, body: { text: string; revision?: number }) =>
    http.post<Policy>(`${at(id)}/comments`, body),
  publish: (id: string, body: { revision: number; at?: string }) =>
    http.post<Policy>(`${at(id)}/publish`, body),
  unschedule: (id: string) => http.post<Policy>(`${at(id)}/unschedule`),
  publishAlone: (id: string, body: { revision: number; reason: string }) =>
    http.post<Policy>(`${at(id)}/publish-emergency`, body),
  approveEmergency: (id: string, revision: number) =>
    http.post<Policy>(`${at(id)}/approve-emergency`, { revision }),
  rollBack: (id: string, body: { revision: number; reason: string }) =>
    http.post<Policy>(`${at(id)}/rollback`, body),
  retire: (id: string, reason: string) => http.post<Policy>(`${at(id)}/retire`, { reason }),
  health: (id: string, days: number, signal: AbortSignal) =>
    http.get<Health>(`${at(id)}/health`, { query: { days }, signal }),
  active: (signal: AbortSignal) => http.get<ActiveSet>(`${BASE}/active`, { signal }),
  /** What was in force under a hash, whenever that was. */
  past: (hash: string, signal: AbortSignal) =>
    http.get<PastSet>(`${BASE}/sets/${encodeURIComponent(hash)}`, { signal }),
  /** Judges a text once more by the set a verdict names. */
  explainBy: (hash: string, attempt: Attempt, signal: AbortSignal) =>
    http.post<Explanation>(`${BASE}/sets/${encodeURIComponent(hash)}/explain`, attempt, { signal }),
  nodes: (signal: AbortSignal) =>
    http.get<{ set: string; items: readonly NodeSet[] }>(`${BASE}/nodes`, { signal }),
  settings: (signal: AbortSignal) => http.get<{ undecided: UndecidedMode }>(`${BASE}/settings`, { signal }),
  changeSettings: (undecided: UndecidedMode) =>
    http.put<{ undecided: UndecidedMode }>(`${BASE}/settings`, { undecided }),
} as const;
