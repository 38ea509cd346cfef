import type {
  Acknowledgement,
  Attachment,
  ClientFrame,
  Forwarded,
  RefusalCode,
  RefusedFrame,
} from './frames';

const ANSWER_PATIENCE_MILLIS = 15_000;
const MOST_TRIES = 5;
const PAUSE_MILLIS = 1_000;

/** Refusals that may be over in a moment; all others, known or not, are for good. */
const PASSING: ReadonlySet<string> = new Set<RefusalCode>([
  'rate-limited',
  'too-many-in-flight',
  'unavailable',
]);

/** A message this page has not seen on record yet. Ids never change, so a retry can only ever mean the same message. */
export type Unsent = {
  readonly clientId: string;
  readonly conversation: string;
  readonly text: string;
  /** The message whose words these are; the server looks them up. */
  readonly forward?: { readonly message: string; readonly origin: Forwarded };
  /** It is no message but a change of one that is on record. */
  readonly change?: Change;
  readonly attachments?: readonly Attachment[];
  /** When the person pressed send, ISO-8601. */
  readonly at: string;
  readonly state: UnsentState;
  /** Sent in spite of a warning: what was answered to it, and the warning itself in case that is not enough. */
  readonly acknowledged?: { readonly answer: Acknowledgement; readonly refusal: RefusedState };
};

/** What is to become of a message. `revision` is the version its author had before them. */
export type Change =
  | { readonly is: 'edit'; readonly message: string; readonly revision: number }
  | { readonly is: 'recall'; readonly message: string };

/** Refused by policy, for good or, where there is a `warning`, until its author says to send it all the same. */
export type RefusedState = {
  readonly is: 'refused';
  readonly tip?: string;
  readonly spans: readonly (readonly [number, number])[];
  readonly policies: readonly string[];
  /** It is about a file, not, or not only, about the words. */
  readonly inFile?: boolean;
  readonly warning?: { readonly id: string; readonly reasonRequired: boolean };
  /** An edit that is refused where a new message could wait for a reviewer. */
  readonly mayWait?: boolean;
};

export type UnsentState =
  | { readonly is: 'sending' }
  | { readonly is: 'failed'; readonly code: RefusalCode | 'no-answer'; readonly detail?: string }
  | RefusedState;

/** Keeps unsent messages across a reload or a new sign-in; holds them for one person in one tab. */
export type OutboxStorage = {
  readonly load: () => readonly Unsent[];
  readonly save: (entries: readonly Unsent[]) => void;
};

export type OutboxSurroundings = {
  readonly send: (frame: ClientFrame) => boolean;
  /** Called when a post was not answered in time, to have the line replaced. */
  readonly suspect: () => void;
  readonly storage: OutboxStorage;
  readonly newId: () => string;
};

/**
 * What was typed but is not on record yet, sent in order, at most the server's in-flight bound at once. Everything
 * unanswered is sent again, under its own client id, when the line comes back.
 */
export class Outbox {
  #entries: readonly Unsent[];
  #inFlight = new Set<string>();
  #tries = new Map<string, number>();
  #ready = false;
  #bound = 1;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #around: OutboxSurroundings;

  constructor(around: OutboxSurroundings) {
    this.#around = around;
    this.#entries = around.storage.load();
  }

  /** The same array until something changes. */
  get entries(): readonly Unsent[] {
    return this.#entries;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a message in and sends it as soon as the line allows. */
  post(conversation: string, text: string, attachments: readonly Attachment[] = []): void {
    this.#take(this.#entries, {
      conversation,
      text,
      ...(attachments.length === 0 ? {} : { attachments }),
    });
  }

  /** Passes a message on; `text` is what is shown until the server says what it is. */
  forward(conversation: string, text: string, message: string, origin: Forwarded): void {
    this.#take(this.#entries, { conversation, text, forward: { message, origin } });
  }

  /** Changes a message that is on record; what was still open about it is over. */
  change(conversation: string, text: string, change: Change): void {
    this.#take(
      this.#entries.filter((entry) => entry.change?.message !== change.message),
      { conversation, text, change },
    );
  }

  /** Sends a failed message again, under the id it had. */
  retry(clientId: string): void {
    this.#tries.delete(clientId);
    this.#set(clientId, { is: 'sending' });
    this.#pump();
  }

  /** Sends a message in spite of the warning it got; the server takes that for another message, with its own id. */
  acknowledge(clientId: string, reason: string): void {
    this.#change(
      this.#entries.map((entry) => {
        const { state } = entry;
        return entry.clientId !== clientId || state.is !== 'refused' || state.warning === undefined
          ? entry
          : {
              ...entry,
              clientId: this.#around.newId(),
              state: { is: 'sending' },
              acknowledged: {
                answer: { warning: state.warning.id, ...(reason === '' ? {} : { reason }) },
                refusal: state,
              },
            };
      }),
    );
    this.#pump();
  }

  /** Forgets a message, and gives it back for editing. */
  discard(clientId: string): Unsent | undefined {
    const entry = this.find(clientId);
    this.#forget(clientId);
    return entry;
  }

  /** The line is up and what was missed has been replayed. */
  ready(inFlightBound: number): void {
    this.#ready = true;
    this.#bound = Math.max(1, inFlightBound);
    this.#inFlight.clear();
    this.#pump();
  }

  /** The line is down; what was on it may or may not have arrived. */
  lost(): void {
    this.#ready = false;
    this.#inFlight.clear();
    clearTimeout(this.#patience);
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** What was sent under an id, while it is here. */
  find(clientId: string): Unsent | undefined {
    return this.#entries.find((candidate) => candidate.clientId === clientId);
  }

  /** The message was seen on record by whatever way, such as a replay; gives back what was sent. */
  settle(clientId: string): Unsent | undefined {
    const entry = this.find(clientId);
    if (entry !== undefined) {
      this.#forget(clientId);
      this.#pump();
    }
    return entry;
  }

  /** A message is gone from everybody's sight: nothing about it is open any more. */
  settleRecalled(message: string): void {
    const open = this.#entries.filter(({ change }) => change?.message === message);
    for (const { clientId } of open) {
      this.#forget(clientId);
    }
    if (open.length > 0) {
      this.#pump();
    }
  }

  refused(frame: RefusedFrame): void {
    this.#inFlight.delete(frame.clientId);
    const acknowledged = this.find(frame.clientId)?.acknowledged;
    if (frame.code === 'policy-blocked' || frame.code === 'policy-warned') {
      this.#set(frame.clientId, refusalOf(frame));
    } else if (frame.code === 'reason-required' && acknowledged !== undefined) {
      this.#set(frame.clientId, acknowledged.refusal);
    } else if (frame.code === 'unchanged') {
      this.#forget(frame.clientId);
    } else if (PASSING.has(frame.code) && (this.#tries.get(frame.clientId) ?? 0) < MOST_TRIES) {
      this.#pauseFor(frame.retryAfterMillis ?? PAUSE_MILLIS);
    } else {
      this.#fail(frame.clientId, frame.code, frame.detail);
    }
    this.#pump();
  }

  #pump(): void {
    if (this.#ready && this.#pause === undefined) {
      this.#sendWhatFits();
    }
    this.#expectAnswers();
  }

  #take(
    others: readonly Unsent[],
    entry: Pick<Unsent, 'conversation' | 'text' | 'forward' | 'change'>,
  ): void {
    this.#change([
      ...others,
      { clientId: this.#around.newId(), ...entry, at: new Date().toISOString(), state: { is: 'sending' } },
    ]);
    this.#pump();
  }

  #sendWhatFits(): void {
    for (const entry of this.#entries) {
      const { clientId, state } = entry;
      if (state.is === 'sending' && !this.#inFlight.has(clientId)) {
        if (this.#inFlight.size >= this.#bound) {
          break;
        }
        const tries = (this.#tries.get(clientId) ?? 0) + 1;
        if (tries > MOST_TRIES) {
          this.#fail(clientId, 'no-answer');
          continue;
        }
        if (!this.#around.send(frameOf(entry))) {
          break;
        }
        this.#tries.set(clientId, tries);
        this.#inFlight.add(clientId);
      }
    }
  }

  #expectAnswers(): void {
    clearTimeout(this.#patience);
    if (this.#inFlight.size > 0) {
      this.#patience = setTimeout(() => this.#around.suspect(), ANSWER_PATIENCE_MILLIS);
    }
  }

  #pauseFor(millis: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#pause = undefined;
      this.#pump();
    }, millis);
  }

  #fail(clientId: string, code: RefusalCode | 'no-answer', detail?: string): void {
    this.#set(clientId, { is: 'failed', code, ...(detail === undefined ? {} : { detail }) });
  }

  #set(clientId: string, state: UnsentState): void {
    this.#change(this.#entries.map((entry) => (entry.clientId === clientId ? { ...entry, state } : entry)));
  }

  #forget(clientId: string): void {
    this.#inFlight.delete(clientId);
    this.#tries.delete(clientId);
    this.#change(this.#entries.filter((entry) => entry.clientId !== clientId));
  }

  #change(entries: readonly Unsent[]): void {
    this.#entries = entries;
    this.#around.storage.save(entries);
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

function frameOf({
  clientId,
  conversation,
  text,
  attachments,
  forward,
  change,
  acknowledged,
}: Unsent): ClientFrame {
  const acknowledge = acknowledged === undefined ? {} : { acknowledge: acknowledged.answer };
  const files = attachments === undefined ? {} : { attachments: attachments.map(({ id }) => id) };
  switch (change?.is) {
    case 'edit': {
      const { message, revision } = change;
      return { type: 'edit', clientId, message, text, revision, ...acknowledge };
    }
    case 'recall':
      return { type: 'recall', clientId, message: change.message };
    case undefined:
      return forward === undefined
        ? { type: 'post', clientId, conversation, text, ...acknowledge, ...files }
        : { type: 'post', clientId, conversation, forward: forward.message, ...acknowledge };
  }
}

function refusalOf({ tip, findings = [], warning, reasonRequired, mayWait }: RefusedFrame): RefusedState {
  return {
    is: 'refused',
    ...(tip === undefined ? {} : { tip }),
    spans: findings.flatMap((finding) => (finding.part === undefined ? finding.spans : [])),
    ...(findings.some((finding) => finding.part !== undefined) ? { inFile: true } : {}),
    policies: [...new Set(findings.map((finding) => finding.policy))],
    ...(warning === undefined ? {} : { warning: { id: warning, reasonRequired: reasonRequired !== false } }),
    ...(mayWait === true ? { mayWait } : {}),
  };
}
