import type { Person, RecordedFile, Spans } from './archive';
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
  readonly attachments?: readonly Omit<RecordedFile, 'sha256'>[];
  readonly findings: readonly (Omit<PolicyFinding, 'spans'> & {
    readonly outcome: RuleOutcome;
    readonly queue?: string;
    /** Which part of the message it is about; absent for its text. */
    readonly part?: string;
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

/** Where a file that waits can be saved from. */
export function fileAddress(id: string, file: string): string {
  return `${HELD}/${encodeURIComponent(id)}/attachments/${encodeURIComponent(file)}`;
}

/** Messages and objections that wait for a person. */
export const reviews = {
  held: (signal: AbortSignal) => http.get<{ items: readonly HeldMessage[] }>(HELD, { signal }),
  /** What is written in a file that waits; opening it goes on record. */
  fileText: (id: string, file: string, signal: AbortSignal) =>
    http.get<{ text: string; gap?: string }>(`${fileAddress(id, file)}/text`, { signal }),
  decide: (id: string, decision: 'release' | 'reject', reason: string) =>
    http.post<JudgedMessage>(`${HELD}/${encodeURIComponent(id)}/${decision}`, { reason }),
  appeals: (signal: AbortSignal) => http.get<{ items: readonly Appeal[] }>(APPEALS, { signal }),
  answer: (id: string, ruling: 'uphold' | 'overturn', text: string) =>
    http.post<Appeal>(`${APPEALS}/${encodeURIComponent(id)}/answer`, { ruling, text }),
} as const;
