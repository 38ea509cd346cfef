import type { Person, Spans } from './archive';
import { http } from './http';
import type { PolicyFinding, RuleOutcome } from './policies';

/** A message as it was judged. */
export type JudgedMessage = {
  readonly id: string;
  readonly conversation: string;
  readonly sender: Person;
  readonly position: number;
  readonly at: string;
  readonly text: string;
  readonly state: string;
  readonly findings: readonly (Omit<PolicyFinding, 'spans'> & {
    readonly outcome: RuleOutcome;
    readonly queue?: string;
    readonly spans: Spans;
  })[];
};

/** A message that waits for somebody to let it through. */
export type HeldMessage = {
  readonly message: JudgedMessage;
  readonly conversationKind: string;
  readonly conversationName?: string;
  /** How many people would see it, the sender included. */
  readonly audienceSize: number;
};

/** A sender's objection to what a policy did with a message. */
export type Appeal = {
  readonly id: string;
  readonly message: JudgedMessage;
  readonly policy: string;
  readonly owner?: string;
  readonly text: string;
  readonly filedAt: string;
};

const HELD = '/api/messaging/review/held';
const APPEALS = '/api/messaging/appeals';

/** Messages and objections that wait for a person. */
export const reviews = {
  held: (signal: AbortSignal) => http.get<{ items: readonly HeldMessage[] }>(HELD, { signal }),
  decide: (id: string, decision: 'release' | 'reject', reason: string) =>
    http.post<JudgedMessage>(`${HELD}/${encodeURIComponent(id)}/${decision}`, { reason }),
  appeals: (signal: AbortSignal) => http.get<{ items: readonly Appeal[] }>(APPEALS, { signal }),
  answer: (id: string, ruling: 'uphold' | 'overturn', text: string) =>
    http.post<Appeal>(`${APPEALS}/${encodeURIComponent(id)}/answer`, { ruling, text }),
} as const;
