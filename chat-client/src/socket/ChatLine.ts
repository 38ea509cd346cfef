import { Connection } from './Connection';
import type { ConnectionState, ConnectionSurroundings } from './Connection';
import type { ServerFrame } from './frames';
import { Outbox } from './Outbox';
import type { OutboxStorage, Unsent } from './Outbox';

const REMEMBERED_IDS = 4_000;

/** A message of one's own that has just come on record, with the text this page sent. */
export type OwnMessage = {
  readonly sent: Unsent;
  readonly id: string;
  readonly position: number;
  readonly at: string;
  /** What its audience sees, where policies removed parts. */
  readonly delivered?: string;
  /** What was forwarded, where this page may have had another version of it. */
  readonly text?: string;
  readonly tip?: string;
  /** What a reviewer said who turned it down before this page heard that it was held. */
  readonly rejection?: string;
};

export type ChatLineListener = {
  /** Frames that change what is shown, each message once; `sent` is what this page sent, if it had no answer yet. */
  readonly onFrame: (frame: ServerFrame, sent?: Unsent) => void;
  readonly onOwnMessage: (message: OwnMessage) => void;
  /** A message was refused for good; it waits in the outbox for its author. */
  readonly onRefused: (clientId: string) => void;
};

/** Connection and outbox, wired: this is all of the socket the rest of the app sees. */
export class ChatLine {
  readonly outbox: Outbox;
  readonly connection: Connection;
  readonly #seen = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #listener: ChatLineListener;

  constructor(
    listener: ChatLineListener,
    around: ConnectionSurroundings & { readonly storage: OutboxStorage; readonly newId: () => string },
  ) {
    this.#listener = listener;
    this.connection = new Connection(
      {
        onFrame: (frame) => this.#received(frame),
        onReady: () => {
          const { state } = this.connection;
          if (state.phase === 'online') {
            this.outbox.ready(state.limits.inFlight);
          }
        },
        onState: (state) => {
          if (state.phase !== 'online') {
            this.outbox.lost();
          }
          for (const changed of this.#listeners) {
            changed();
          }
        },
      },
      around,
    );
    this.outbox = new Outbox({
      send: (frame) => this.connection.send(frame),
      suspect: () => this.connection.suspect(),
      storage: around.storage,
      newId: around.newId,
    });
  }

  get state(): ConnectionState {
    return this.connection.state;
  }

  /** Calls the listener whenever `state` changes. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #received(frame: ServerFrame): void {
    switch (frame.type) {
      case 'accepted': {
        const sent = this.outbox.settle(frame.clientId);
        if (sent !== undefined && this.#firstSight(frame.id)) {
          const { id, position, at, delivered, text, tip } = frame;
          this.#listener.onOwnMessage({
            sent,
            id,
            position,
            at,
            ...(delivered === undefined ? {} : { delivered }),
            ...(text === undefined ? {} : { text }),
            ...(tip === undefined ? {} : { tip }),
          });
        }
        return;
      }
      case 'refused':
        this.outbox.refused(frame);
        if (frame.code === 'policy-blocked' || frame.code === 'policy-warned') {
          this.#listener.onRefused(frame.clientId);
        }
        return;
      case 'held':
        // Not a first sight: the same id comes again when it is released.
        this.#listener.onFrame(frame, this.outbox.find(frame.clientId));
        this.outbox.settle(frame.clientId);
        return;
      case 'rejected': {
        const { id, position, reason } = frame;
        const sent = this.outbox.settle(frame.clientId);
        if (sent === undefined) {
          this.#listener.onFrame(frame);
        } else {
          this.#listener.onOwnMessage({ sent, id, position, at: sent.at, rejection: reason });
        }
        return;
      }
      case 'message':
        if (this.#firstSight(frame.id)) {
          this.#listener.onFrame(frame, this.outbox.find(frame.clientId ?? ''));
        }
        // Ours, and the answer was lost with the line: the replay is the answer.
        if (frame.clientId !== undefined) {
          this.outbox.settle(frame.clientId);
        }
        return;
      case 'edited':
        // One's own or anybody's; the newest version wins wherever it is shown.
        this.#listener.onFrame(frame, this.outbox.settle(frame.clientId));
        return;
      case 'recalled':
        this.outbox.settleRecalled(frame.id);
        this.#listener.onFrame(frame);
        return;
      case 'appeal-answered':
      case 'preview':
      case 'welcome':
      case 'conversation':
      case 'read':
      case 'typing':
      case 'presence':
      case 'resumed':
      case 'resync':
      case 'pong':
      case 'error':
        this.#listener.onFrame(frame);
    }
  }

  #firstSight(id: string): boolean {
    if (this.#seen.has(id)) {
      return false;
    }
    this.#seen.add(id);
    if (this.#seen.size > REMEMBERED_IDS) {
      const [oldest] = this.#seen;
      this.#seen.delete(oldest ?? '');
    }
    return true;
  }
}
