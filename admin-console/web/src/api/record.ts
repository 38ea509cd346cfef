import { http } from './http';

const BASE = '/api/archive';
const at = (path: string, id: string, rest = '') => `${BASE}/${path}/${encodeURIComponent(id)}${rest}`;

export type Named = { readonly id: string; readonly name: string };

/** What a group of officers works on. */
export type Matter = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly members: readonly string[];
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt?: string | null;
};

/** What one works on now. */
export type WorkingSession = {
  readonly matter: string;
  readonly name: string;
  readonly purpose: string;
  readonly begunAt: string;
};

/** What is to be held; what is left empty does not narrow it. */
export type HoldScope = {
  readonly custodians: readonly string[];
  readonly conversations: readonly string[];
  readonly terms: readonly string[];
  readonly from?: string;
  readonly until?: string;
};

export type HoldCounts = {
  readonly records: number;
  readonly lookedAt: number;
  readonly complete: boolean;
  readonly first?: string | null;
  readonly last?: string | null;
  readonly custodians: readonly (Named & { readonly records: number })[];
  readonly gone: readonly {
    readonly disposal: number;
    readonly rule: string;
    readonly records: number;
    readonly at: string;
  }[];
};

export type HoldNotice = {
  readonly id: string;
  readonly custodian: string;
  readonly name: string;
  readonly sentAt: string;
  readonly seenAt?: string | null;
  readonly acknowledgedAt?: string | null;
};

export type Hold = {
  readonly id: string;
  readonly matter: string;
  readonly matterName: string;
  readonly name: string;
  readonly custodians: readonly Named[];
  readonly conversations: readonly Named[];
  readonly terms: readonly string[];
  readonly from?: string | null;
  readonly until?: string | null;
  readonly silent: boolean;
  readonly notice?: string | null;
  readonly placedAt: string;
  readonly placedBy: string;
  readonly release?: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly notices: readonly HoldNotice[];
};

export type NewHold = HoldScope & {
  readonly matter: string;
  readonly name: string;
  readonly silent: boolean;
  readonly notice?: string;
};

/** A notice as its custodian reads it. */
export type OwnNotice = {
  readonly id: string;
  readonly text: string;
  readonly sentAt: string;
  readonly acknowledgedAt?: string | null;
  readonly releasedAt?: string | null;
};

export type Rule = {
  readonly id: string;
  readonly name: string;
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly kinds: readonly string[];
  readonly types: readonly string[];
  readonly regions: readonly string[];
  readonly period: string;
  readonly basis: string;
  readonly obligation: boolean;
};

export type RuleDocument = {
  readonly rules: readonly Rule[];
  readonly regions: Readonly<Record<string, readonly string[]>>;
};

export type RuleVersion = {
  readonly version: number;
  readonly document: RuleDocument;
  readonly comment: string;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly state: 'proposed' | 'in-force' | 'replaced' | 'rejected';
  readonly decidedAt?: string | null;
  readonly decidedBy?: string | null;
};

export type Simulated = {
  readonly at: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly name: string;
    readonly records: number;
    readonly earliest: string;
    readonly latest: string;
  }[];
  readonly records: number;
  readonly heldBack: number;
  readonly lookedAt: number;
  readonly complete: boolean;
};

export type Disposal = {
  readonly id: string;
  readonly number: number;
  readonly state: 'listing' | 'listed' | 'running' | 'done' | 'abandoned';
  readonly cutoff: string;
  readonly rules: number;
  readonly listedAt: string;
  readonly listedBy: string;
  readonly complete: boolean;
  readonly decidedAt?: string | null;
  readonly decidedBy?: string | null;
  readonly reason?: string | null;
  readonly finishedAt?: string | null;
  readonly records: number;
  readonly disposed: number;
  readonly held: number;
  readonly kept: number;
  readonly certificate?: string | null;
  readonly signature?: string | null;
  readonly key?: string | null;
};

export type DisposalDetail = {
  readonly disposal: Disposal;
  readonly rules: readonly {
    readonly rule: string;
    readonly records: number;
    readonly earliest: string;
    readonly latest: string;
  }[];
};

export type ErasureVerdict = 'ERASE' | 'RESTRICTED' | 'HELD';

export type ErasureRequest = {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly reason: string;
  readonly receivedAt: string;
  readonly enteredBy: string;
  readonly state: 'open' | 'done' | 'refused';
};

export type ErasureDetail = {
  readonly request: ErasureRequest;
  readonly verdicts: {
    readonly counts: Readonly<Partial<Record<ErasureVerdict, number>>>;
    readonly items: readonly {
      readonly record: string;
      readonly type: string;
      readonly at: string;
      readonly verdict: ErasureVerdict;
      readonly basis: string;
      readonly until?: string | null;
    }[];
    readonly complete: boolean;
  };
};

/** Why a record still exists. */
export type Fate = {
  readonly record: string;
  readonly family: number;
  readonly holds: readonly {
    readonly id?: string | null;
    readonly name?: string | null;
    readonly since: string;
  }[];
  readonly duties: readonly {
    readonly rule: string;
    readonly name: string;
    readonly basis: string;
    readonly obligation: boolean;
    readonly end: string;
    readonly running: boolean;
  }[];
  readonly winner: 'hold' | 'rule' | 'nothing';
  readonly until?: string | null;
  readonly nextChange?: string | null;
  readonly rulesVersion: number;
};

/** Somebody's request to see direct conversations. */
export type GlassRequest = {
  readonly id: string;
  readonly matterName: string;
  readonly username: string;
  readonly custodians: readonly Named[];
  readonly reason: string;
  readonly hours: number;
  readonly askedAt: string;
  readonly state: 'asked' | 'granted' | 'refused' | 'ended';
  readonly decidedAt?: string | null;
  readonly decidedBy?: string | null;
  readonly expiresAt?: string | null;
};

type List<T> = { readonly items: readonly T[] };

/** What officers work on, hold, keep and dispose of. */
export const record = {
  session: (signal: AbortSignal) =>
    http.get<{ session?: WorkingSession | null }>(`${BASE}/working-session`, { signal }),
  enter: (matter: string, purpose: string) =>
    http.put<{ session?: WorkingSession | null }>(`${BASE}/working-session`, { matter, purpose }),
  matters: (signal: AbortSignal) => http.get<List<Matter>>(`${BASE}/matters`, { signal }),
  openMatter: (name: string, purpose: string) => http.post<Matter>(`${BASE}/matters`, { name, purpose }),
  addMember: (id: string, username: string) => http.post<Matter>(at('matters', id, '/members'), { username }),
  closeMatter: (id: string) => http.post<Matter>(at('matters', id, '/close'), {}),
  holds: (signal: AbortSignal) => http.get<List<Hold>>(`${BASE}/holds`, { signal }),
  hold: (id: string, signal: AbortSignal) => http.get<Hold>(at('holds', id), { signal }),
  previewHold: (scope: HoldScope) => http.post<HoldCounts>(`${BASE}/holds/preview`, scope),
  placeHold: (hold: NewHold) => http.post<Hold>(`${BASE}/holds`, hold),
  releaseHold: (id: string, reason: string) => http.post<Hold>(at('holds', id, '/release'), { reason }),
  afterRelease: (hold: string, signal: AbortSignal) =>
    http.get<Simulated>(`${BASE}/retention/after-release`, { query: { hold }, signal }),
  notices: (signal: AbortSignal) => http.get<List<OwnNotice>>(`${BASE}/my-notices`, { signal }),
  acknowledge: (id: string) => http.post<List<OwnNotice>>(at('my-notices', id, '/acknowledge'), {}),
  glass: (signal: AbortSignal) => http.get<List<GlassRequest>>(`${BASE}/break-glass`, { signal }),
  askGlass: (custodians: readonly Named[], reason: string, hours: number) =>
    http.post<GlassRequest>(`${BASE}/break-glass`, { custodians, reason, hours }),
  decideGlass: (id: string, approve: boolean) =>
    http.post<GlassRequest>(at('break-glass', id, '/decision'), { approve }),
  endGlass: (id: string) => http.post<GlassRequest>(at('break-glass', id, '/end'), {}),
  rules: (signal: AbortSignal) => http.get<List<RuleVersion>>(`${BASE}/retention/rules`, { signal }),
  proposeRules: (document: RuleDocument, comment: string) =>
    http.post<RuleVersion>(`${BASE}/retention/rules`, { document, comment }),
  decideRules: (version: number, approve: boolean) =>
    http.post<RuleVersion>(at('retention/rules', String(version), '/decision'), { approve }),
  simulate: (days: number, version: number | undefined, signal: AbortSignal) =>
    http.get<Simulated>(`${BASE}/retention/simulation`, {
      query: { days: String(days), ...(version === undefined ? {} : { version: String(version) }) },
      signal,
    }),
  fate: (id: string, signal: AbortSignal) => http.get<Fate>(at('retention/records', id), { signal }),
  disposals: (signal: AbortSignal) => http.get<List<Disposal>>(`${BASE}/disposals`, { signal }),
  disposal: (id: string, signal: AbortSignal) => http.get<DisposalDetail>(at('disposals', id), { signal }),
  listDisposal: () => http.post<DisposalDetail>(`${BASE}/disposals`, {}),
  decideDisposal: (id: string, approve: boolean, reason: string) =>
    http.post<DisposalDetail>(at('disposals', id, '/decision'), { approve, reason }),
  abandonDisposal: (id: string, reason: string) =>
    http.post<DisposalDetail>(at('disposals', id, '/abandon'), { reason }),
  erasures: (signal: AbortSignal) => http.get<List<ErasureRequest>>(`${BASE}/erasures`, { signal }),
  erasure: (id: string, signal: AbortSignal) => http.get<ErasureDetail>(at('erasures', id), { signal }),
  enterErasure: (subject: string, reason: string) =>
    http.post<ErasureRequest>(`${BASE}/erasures`, { subject, reason }),
  closeErasure: (id: string, refused: boolean, reason: string) =>
    http.post<ErasureRequest>(at('erasures', id, '/close'), { refused, reason }),
} as const;
