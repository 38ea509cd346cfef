import type { Spans } from './archive';
import { http } from './http';
import type { RuleOutcome } from './policies';

export type DryRunRequest = {
  readonly document: string;
  readonly days: number;
  readonly purpose: string;
  /** The text in force now, to compare with. */
  readonly against?: string;
  /** The term lists either text names. */
  readonly lists?: readonly {
    readonly id: string;
    readonly version: number;
    readonly terms: readonly string[];
  }[];
};

/** Counts by outcome, and by rule, unit and day; days are UTC. */
export type Figures = {
  readonly messages: Readonly<Partial<Record<RuleOutcome, number>>>;
  readonly aDay: Readonly<Partial<Record<RuleOutcome, number>>>;
  readonly rules: readonly {
    readonly rule: string;
    readonly outcome: RuleOutcome;
    readonly hits: number;
    readonly byUnit: Readonly<Record<string, number>>;
    readonly byDay: Readonly<Record<string, number>>;
  }[];
};

/** How far a dry run is and what it has counted; every report is whole and replaces the one before. */
export type DryRunReport = {
  readonly id: string;
  readonly policy: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly since: string;
  readonly draft: Figures;
  readonly live: Figures;
  /** Messages only the draft acts on, only the text in force acts on, and both. */
  readonly change: { readonly caught: number; readonly released: number; readonly both: number };
  /** What the record does not know, so that real life may differ. */
  readonly notes: readonly string[];
  readonly failure?: string | null;
};

/** A message the draft would have acted on, or would have let go. */
export type Sample = {
  readonly id: string;
  readonly at: string;
  readonly person: string;
  readonly unit?: string | null;
  readonly conversationName?: string | null;
  readonly text: { readonly value: string; readonly spans: Spans };
  readonly effect: 'caught' | 'released' | 'same';
  readonly outcome: RuleOutcome;
  readonly rules: readonly string[];
};

const BASE = '/api/archive/dry-runs';
const at = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

/** Drafts judged against what the archive has. What people wrote is for compliance officers only, and logged. */
export const dryRuns = {
  start: (request: DryRunRequest) => http.post<DryRunReport>(BASE, request),
  cancel: (id: string) => http.delete<DryRunReport>(at(id)),
  eventsAddress: (id: string) => `${at(id)}/events`,
  samples: (id: string, purpose: string, signal: AbortSignal) =>
    http.get<{ items: readonly Sample[] }>(`${at(id)}/samples`, { query: { purpose }, signal }),
} as const;

/** The run's state, whichever way it is spelt on the wire. */
export function stateOf(report: DryRunReport): DryRunReport['state'] {
  return report.state.toLowerCase() as DryRunReport['state'];
}
