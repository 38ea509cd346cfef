import { readFrame } from './frames';
import type { ClientFrame, Limits, ServerFrame } from './frames';

const FIRST_DELAY_MILLIS = 500;
const LONGEST_DELAY_MILLIS = 30_000;
const WELCOME_PATIENCE_MILLIS = 10_000;

/** What a connection needs of a `WebSocket`; a test passes a scripted one. */
export type Wire = {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
};

/** Where a connection stands. `ended` is final until `start` is called again. */
export type ConnectionState =
  | { readonly phase: 'connecting'; readonly attempt: number }
  | { readonly phase: 'online'; readonly limits: Limits }
  | { readonly phase: 'waiting'; readonly attempt: number; readonly retryAt: number }
  | { readonly phase: 'offline' }
  | { readonly phase: 'ended'; readonly reason: 'stopped' | 'signed-out' | 'barred' | 'replaced' };

export type ConnectionListener = {
  /** Every frame except `pong`, in the order the server sent them. */
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: ConnectionState) => void;
  /** Posts may be sent from here: the first welcome, or a replay (or the order to refetch) was received. */
  readonly onReady: () => void;
};

export type ConnectionSurroundings = {
  readonly open: () => Wire;
  /** Whether the session still holds; asked when a handshake fails, since a browser hides the HTTP status. */
  readonly signedIn: () => Promise<boolean>;
  /** Whether the device has a network at all. */
  readonly networked: () => boolean;
  /** In [0, 1); spreads reconnects so that a restarted server is not stormed. */
  readonly random: () => number;
};

/**
 * One live line to the server, kept up by reconnecting: exponential back-off with full jitter, a heartbeat that
 * notices a dead line, and a resume from the last cursor so that nothing is missed and nothing shown twice.
 */
export class Connection {
  #wire: Wire | undefined;
  #cursor: string | undefined;
  #attempt = 0;
  #state: ConnectionState = { phase: 'ended', reason: 'stopped' };
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  readonly #listener: ConnectionListener;
  readonly #around: ConnectionSurroundings;

  constructor(listener: ConnectionListener, around: ConnectionSurroundings) {
    this.#listener = listener;
    this.#around = around;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Starts, or starts again after an end. */
  start(): void {
    if (this.#state.phase === 'ended') {
      this.#attempt = 0;
      this.#connect();
    }
  }

  /** Ends for good, such as at sign-out. */
  stop(): void {
    this.#drop();
    this.#become({ phase: 'ended', reason: 'stopped' });
  }

  /** Stops waiting and tries at once: the person asked, or the network came back. */
  retryNow(): void {
    if (this.#state.phase === 'waiting' || this.#state.phase === 'offline') {
      this.#connect();
    }
  }

  /** The device lost its network; there is no use in trying until it is back. */
  networkLost(): void {
    if (this.#state.phase !== 'ended') {
      this.#drop();
      this.#become({ phase: 'offline' });
    }
  }

  /** The line is suspected dead, such as when a post got no answer: leave it and take a new one. */
  suspect(): void {
    if (this.#wire !== undefined) {
      this.#closed(1006, true);
    }
  }

  /** Sends a frame if the line is up; says whether it did. */
  send(frame: ClientFrame): boolean {
    if (this.#state.phase !== 'online' || this.#wire === undefined) {
      return false;
    }
    this.#wire.send(JSON.stringify(frame));
    return true;
  }

  #connect(): void {
    this.#drop();
    if (!this.#around.networked()) {
      this.#become({ phase: 'offline' });
      return;
    }
    this.#attempt += 1;
    this.#become({ phase: 'connecting', attempt: this.#attempt });
    const wire = this.#around.open();
    this.#wire = wire;
    let welcomed = false;
    wire.onmessage = ({ data }) => {
      if (this.#wire === wire) {
        const frame = readFrame(data);
        welcomed ||= frame?.type === 'welcome';
        this.#received(frame);
      }
    };
    wire.onclose = ({ code }) => {
      if (this.#wire === wire) {
        this.#closed(code, welcomed);
      }
    };
    this.#watch(WELCOME_PATIENCE_MILLIS);
  }

  #received(frame: ServerFrame | undefined): void {
    if (this.#state.phase === 'online' || frame?.type === 'welcome') {
      this.#watch();
    }
    if (frame === undefined || frame.type === 'pong') {
      return;
    }
    if (frame.type === 'welcome') {
      this.#welcomed(frame.heartbeatSeconds, frame.limits);
      const cursor = this.#cursor;
      if (cursor === undefined) {
        this.#cursor = frame.cursor;
        // The server holds live frames back until it knows that this is not a resume.
        this.send({ type: 'ping' });
      } else {
        this.send({ type: 'resume', cursor });
      }
      this.#listener.onFrame(frame);
      if (cursor === undefined) {
        this.#listener.onReady();
      }
      return;
    }
    this.#listener.onFrame(frame);
    if ('cursor' in frame && frame.cursor !== undefined) {
      // Only after the frame was applied: a cursor stands for what this page has taken in.
      this.#cursor = frame.cursor;
    }
    if (frame.type === 'resumed' || frame.type === 'resync') {
      this.#listener.onReady();
    }
  }

  #silenceMillis = WELCOME_PATIENCE_MILLIS;

  #welcomed(heartbeatSeconds: number, limits: Limits): void {
    this.#attempt = 0;
    this.#silenceMillis = heartbeatSeconds * 2000;
    this.#become({ phase: 'online', limits });
    this.#watch();
    clearInterval(this.#heartbeat);
    // Half the server's heartbeat: a browser cannot see WebSocket pings, so this page asks by itself.
    this.#heartbeat = setInterval(() => this.send({ type: 'ping' }), heartbeatSeconds * 500);
  }

  #watch(millis = this.#silenceMillis): void {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#closed(1006, true), millis);
  }

  #closed(code: number, welcomed: boolean): void {
    this.#drop();
    switch (code) {
      case 4401:
        return this.#become({ phase: 'ended', reason: 'signed-out' });
      case 4403:
        return this.#become({ phase: 'ended', reason: 'barred' });
      case 4409:
        return this.#become({ phase: 'ended', reason: 'replaced' });
      default:
        this.#waitAndRetry();
    }
    if (!welcomed) {
      void this.#around.signedIn().then((signedIn) => {
        if (!signedIn && this.#state.phase !== 'ended' && this.#state.phase !== 'online') {
          this.#drop();
          this.#become({ phase: 'ended', reason: 'signed-out' });
        }
      });
    }
  }

  #waitAndRetry(): void {
    if (!this.#around.networked()) {
      this.#become({ phase: 'offline' });
      return;
    }
    const ceiling = Math.min(LONGEST_DELAY_MILLIS, FIRST_DELAY_MILLIS * 2 ** Math.min(this.#attempt, 10));
    const delay = Math.round(ceiling / 4 + this.#around.random() * ceiling * 0.75);
    this.#become({ phase: 'waiting', attempt: this.#attempt, retryAt: Date.now() + delay });
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #drop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#watchdog);
    clearInterval(this.#heartbeat);
    const wire = this.#wire;
    this.#wire = undefined;
    if (wire !== undefined) {
      wire.onmessage = null;
      wire.onclose = null;
      wire.close(1000);
    }
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#listener.onState(state);
  }
}
