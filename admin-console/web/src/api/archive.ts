import { http } from './http';
import type { RuleOutcome } from './policies';

/** Stretches of a text, `[start, end]` in UTF-16 units. */
export type Spans = readonly (readonly [number, number])[];

export type Outcome = 'allowed' | 'alerted' | 'redacted' | 'warned' | 'held' | 'blocked';

export type Person = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly unit?: string;
};

export type Conversation = {
  readonly id: string;
  readonly kind: 'room' | 'direct';
  readonly name?: string | null;
};

/** A file that was attached, stored or opened. */
export type RecordedFile = {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
};

export type Finding = {
  readonly policy: string;
  readonly rule: string;
  readonly version: number;
  readonly outcome: RuleOutcome;
  /** Which part of the message it is about; absent for its text. */
  readonly part?: string;
  readonly spans: Spans;
};

export type Verdict = {
  readonly outcome: Outcome;
  readonly policySet: string;
  readonly findings: readonly Finding[];
  readonly micros?: number;
};

/** The kinds of record there are now. */
export const recordTypes = [
  'message.posted',
  'message.blocked',
  'message.warned',
  'message.held',
  'message.released',
  'message.rejected',
  'message.edited',
  'message.edit-blocked',
  'message.edit-warned',
  'message.recalled',
  'message.rescanned',
  'review.read',
  'appeal.filed',
  'appeal.answered',
  'conversation.created',
  'conversation.renamed',
  'conversation.name-blocked',
  'conversation.topic-changed',
  'conversation.topic-blocked',
  'link.previewed',
  'link.preview-blocked',
  'link.preview-removed',
  'attachment.stored',
  'attachment.read',
  'member.joined',
  'member.join-blocked',
  'member.left',
  'person.status-changed',
  'person.status-blocked',
  'policy.published',
  'policy.retired',
  'history.proposed',
  'history.decided',
  'history.removed',
  'session.opened',
  'session.closed',
] as const;

/** What the archive itself puts on record; opened from the screens it comes from, not searched for. */
export const ownRecordTypes = [
  'access.searched',
  'access.opened',
  'access.listed',
  'access.asked',
  'access.decided',
  'access.scoped',
  'matter.opened',
  'matter.changed',
  'matter.entered',
  'matter.closed',
  'matter.result-set-frozen',
  'hold.placed',
  'hold.acknowledged',
  'hold.released',
  'retention.proposed',
  'retention.decided',
  'retention.listed',
  'retention.approved',
  'retention.disposed',
  'retention.erasure',
] as const;

/** What a record in a list can be. */
export type RecordType = (typeof recordTypes)[number];

/** What a record that is opened can be. */
export type OpenedType = RecordType | (typeof ownRecordTypes)[number];

/** A record as lists show it. */
export type RecordView = {
  readonly id: string;
  readonly type: RecordType;
  readonly at: string;
  readonly partition: number;
  readonly position: number;
  readonly conversation?: Conversation | null;
  readonly actor: Person;
  readonly member?: Person | null;
  readonly text?: string | null;
  /** What an edited message said until then. */
  readonly before?: string | null;
  /** How a message fared later. */
  readonly changes?: {
    readonly edits: number;
    readonly editedAt?: string | null;
    readonly recalledAt?: string | null;
  } | null;
  /** What others read instead, where policies removed parts. */
  readonly delivered?: string | null;
  /** What a reviewer said of it, or its sender on going on in spite of a warning. */
  readonly reason?: string | null;
  readonly override?: boolean;
  readonly files?: readonly RecordedFile[] | null;
  readonly spans?: Spans | null;
  readonly beforeSpans?: Spans | null;
  /** Matches in the name of each of the files. */
  readonly fileSpans?: readonly Spans[] | null;
  readonly verdict?: Verdict | null;
  readonly policy?: { readonly id: string; readonly name: string; readonly version: number } | null;
  /** Whether it is kept without being read as others are, and is shown for a reason that was given. */
  readonly restricted?: boolean;
  readonly hash: string;
};

export type SearchQuery = {
  readonly q?: string;
  readonly from?: string;
  readonly in?: string;
  readonly after?: string;
  readonly before?: string;
  readonly outcome?: string;
  readonly type?: string;
  readonly to?: string;
  readonly unit?: string;
  readonly policy?: string;
  readonly has?: string;
  readonly zone?: string;
  readonly sort?: 'newest' | 'oldest';
};

/** A name that nobody on record has, and whom it might mean. */
export type Suggestion = {
  readonly field: string;
  readonly name: string;
  readonly instead: readonly { readonly name: string; readonly query: string }[];
};

/** What a search can be narrowed by. */
export type FacetField = 'from' | 'in' | 'unit' | 'outcome' | 'policy' | 'type';

export type FacetValue = { readonly value: string; readonly name?: string | null; readonly count: number };

export type VolumeColumn = { readonly from: string; readonly count: number };

/** The matches over time; the interval is an hour, day, week, month or year. */
export type Volume = { readonly interval: string; readonly columns: readonly VolumeColumn[] };

export type Facets = {
  readonly total: number;
  readonly values: Readonly<Partial<Record<FacetField, readonly FacetValue[]>>>;
  readonly others: Readonly<Partial<Record<FacetField, number>>>;
  readonly volume: Volume;
};

/** Who wrote to whom, and at which of the 168 hours of the week, in UTC from Monday. */
export type Charts = {
  readonly total: number;
  readonly volume: Volume;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly unit?: string | null;
    readonly sent: number;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly count: number }[];
  readonly leftOut: number;
  readonly hours: readonly number[];
};

export type SearchAnswer = {
  readonly items: readonly RecordView[];
  readonly total: number;
  /** How many records of direct conversations match as well and are not shown. */
  readonly leftOut?: number;
  /** How many restricted records match as well and are not shown. */
  readonly keptBack?: number;
  readonly nextPage?: string | null;
  /** The question in the query language, with every parenthesis. */
  readonly understood: string;
  readonly suggestions: readonly Suggestion[];
  readonly index: {
    readonly reached: readonly number[];
    readonly heads: readonly number[];
    readonly notYetSearchable: number;
  };
};

/** A search an officer keeps; `found` counts matches that are newer than `seenAt`. */
export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly alert: boolean;
  readonly seenAt: string;
  readonly found?: number | null;
  readonly countedAt?: string | null;
};

/** How many records each term finds, in all and of each custodian. */
export type TermReport = {
  readonly scope: number;
  readonly hits: number;
  readonly custodians: readonly {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly records: number;
    readonly hits: number;
  }[];
  readonly lines: readonly {
    readonly term: string;
    readonly understood: string;
    readonly hits: number;
    readonly unique: number;
    readonly custodians: readonly number[];
  }[];
};

export type TermReportQuestion = {
  readonly scope: string;
  readonly terms: readonly string[];
  readonly custodians: readonly string[];
};

/** A conversation as it stood at a moment. */
export type MomentAnswer = {
  readonly id: string;
  readonly kind: Conversation['kind'];
  readonly at: string;
  readonly begins: string;
  readonly ends: string;
  readonly name?: string | null;
  readonly topic?: string | null;
  readonly people: readonly {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly member: boolean;
  }[];
  readonly turns: readonly { readonly at: string; readonly type: RecordType }[];
  readonly items: readonly MomentLine[];
  readonly previousPage?: string | null;
};

export type MomentLine = {
  readonly record: RecordView;
  readonly state: 'event' | 'delivered' | 'recalled' | 'held' | 'stopped';
  readonly text?: string | null;
  readonly edits: number;
  readonly changedAt?: string | null;
  readonly earlier: readonly string[];
  readonly visible: boolean;
};

/** A whole record, as the journal wrote it, with its place in the chain. */
export type RecordAnswer = {
  readonly record: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly previous?: { readonly position: number; readonly hash: string } | null;
  readonly next?: { readonly position: number; readonly hash: string } | null;
  readonly restricted?: boolean;
};

export type ConversationAnswer = {
  readonly conversation?: Conversation | null;
  readonly items: readonly RecordView[];
  readonly previousPage?: string | null;
  readonly nextPage?: string | null;
};

export type ArchiveOverview = {
  readonly partitions: readonly {
    readonly partition: number;
    readonly journal: number;
    readonly stored: number;
    readonly acknowledged: number;
    readonly indexed: number;
    readonly stopped: boolean;
  }[];
  readonly lag: { readonly records: number; readonly seconds?: number | null };
  readonly searchableMillis: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly totals: {
    readonly archived: number;
    readonly archivedPosted: number;
    readonly archivedBlocked: number;
    readonly archivedAlerted: number;
    readonly indexed?: number | null;
  };
  readonly alarms: readonly {
    readonly id: number;
    readonly partition?: number | null;
    readonly position?: number | null;
    readonly kind: string;
    readonly expected: string;
    readonly found: string;
    readonly raisedAt: string;
  }[];
  readonly intake: { readonly awaySince?: string | null; readonly trouble: string };
  readonly index: { readonly awaySince?: string | null; readonly trouble: string };
};

/** Which entries of the access log are wanted; what is absent does not narrow it. */
export type AccessFilter = {
  readonly reader?: string;
  readonly action?: string;
  readonly after?: string;
  readonly before?: string;
  readonly words?: string;
};

export type AccessEntry = {
  readonly id: number;
  /** The record in the archive's own chain that says the same. */
  readonly record?: string | null;
  readonly at: string;
  readonly person: string;
  readonly username: string;
  readonly action: string;
  readonly purpose?: string | null;
  /** What the reader was working on. */
  readonly matter?: string | null;
  readonly subject: string;
  readonly results: number;
};

const BASE = '/api/archive';

/** Where a file of a record can be saved from; saving it is written to the access log. */
export function fileOf(record: string, file: string, purpose: string): string {
  const query = purpose === '' ? '' : `?purpose=${encodeURIComponent(purpose)}`;
  return `${BASE}/records/${encodeURIComponent(record)}/files/${encodeURIComponent(file)}${query}`;
}

/** The index being built anew from the vault, once. */
export type Rebuild = {
  readonly generation: number;
  readonly state: 'filling' | 'proving' | 'swapping' | 'cleaning' | 'done' | 'refused' | 'abandoned';
  readonly startedAt: string;
  readonly startedBy: string;
  readonly finishedAt?: string | null;
  /** Positions in the new index, and in the store; only while it runs. */
  readonly sent?: number | null;
  readonly of?: number | null;
  readonly fromVault: number;
  readonly fromStore: number;
  readonly proven: number;
  /** Why it was refused, or who abandoned it. */
  readonly outcome?: string | null;
  /** What it waits for. */
  readonly trouble?: string | null;
};

/** The archive. Every call but the overview is written to the access log, with its purpose. */
export const archive = {
  search: (
    query: SearchQuery,
    page: { purpose: string; cursor?: string; saved?: string },
    signal: AbortSignal,
  ) => http.get<SearchAnswer>(`${BASE}/search`, { query: { ...query, ...page, limit: 50 }, signal }),
  savedSearches: (purpose: string, signal: AbortSignal) =>
    http.get<{ items: readonly SavedSearch[] }>(`${BASE}/saved-searches`, { query: { purpose }, signal }),
  keepSearch: (body: { name: string; query: string; alert: boolean }, purpose: string) =>
    http.post<SavedSearch>(`${BASE}/saved-searches`, body, { query: { purpose } }),
  changeSearch: (id: string, body: { name: string; alert: boolean }, purpose: string) =>
    http.put<SavedSearch>(`${BASE}/saved-searches/${encodeURIComponent(id)}`, body, { query: { purpose } }),
  seeSearch: (id: string, purpose: string) =>
    http.post<SavedSearch>(`${BASE}/saved-searches/${encodeURIComponent(id)}/seen`, undefined, {
      query: { purpose },
    }),
  removeSearch: (id: string, purpose: string) =>
    http.delete<{ items: readonly SavedSearch[] }>(`${BASE}/saved-searches/${encodeURIComponent(id)}`, {
      query: { purpose },
    }),
  termReport: (body: TermReportQuestion, purpose: string) =>
    http.post<{ report: TermReport; table: string }>(`${BASE}/search/term-report`, body, {
      query: { purpose },
      timeoutMillis: 60_000,
    }),
  moment: (
    id: string,
    window: { at?: string; as?: string; before?: string },
    purpose: string,
    signal: AbortSignal,
  ) =>
    http.get<MomentAnswer>(`${BASE}/conversations/${encodeURIComponent(id)}/moment`, {
      query: { ...window, purpose, limit: 80 },
      signal,
    }),
  facets: (query: SearchQuery, purpose: string, signal: AbortSignal) =>
    http.get<Facets>(`${BASE}/search/facets`, { query: { ...query, purpose }, signal }),
  charts: (query: SearchQuery, purpose: string, signal: AbortSignal) =>
    http.get<Charts>(`${BASE}/search/charts`, { query: { ...query, purpose }, signal }),
  record: (id: string, purpose: string, signal: AbortSignal) =>
    http.get<RecordAnswer>(`${BASE}/records/${encodeURIComponent(id)}`, { query: { purpose }, signal }),
  conversation: (
    id: string,
    window: { around?: string; before?: string; after?: string },
    purpose: string,
    signal: AbortSignal,
  ) =>
    http.get<ConversationAnswer>(`${BASE}/conversations/${encodeURIComponent(id)}/records`, {
      query: { ...window, purpose, limit: 80 },
      signal,
    }),
  people: (query: string, purpose: string, signal: AbortSignal) =>
    http.get<{ items: readonly Person[] }>(`${BASE}/people`, { query: { query, purpose }, signal }),
  conversations: (query: string, purpose: string, signal: AbortSignal) =>
    http.get<{ items: readonly Conversation[] }>(`${BASE}/conversations`, {
      query: { query, purpose },
      signal,
    }),
  overview: (signal: AbortSignal) => http.get<ArchiveOverview>(`${BASE}/overview`, { signal }),
  rebuilds: (signal: AbortSignal) =>
    http.get<{ items: readonly Rebuild[] }>(`${BASE}/index-rebuilds`, { signal }),
  startRebuild: () => http.post<Rebuild>(`${BASE}/index-rebuilds`),
  abandonRebuild: () => http.post<Rebuild>(`${BASE}/index-rebuilds/abandon`),
  accessLog: (cursor: string | undefined, filter: AccessFilter, signal: AbortSignal) =>
    http.get<{ items: readonly AccessEntry[]; nextPage?: string | null }>(`${BASE}/access-log`, {
      query: { cursor, ...filter },
      signal,
    }),
} as const;
