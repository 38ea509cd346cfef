/** The socket protocol `chancery.v1` as this client speaks it; docs/api holds the AsyncAPI description. */
export const SUBPROTOCOL = 'chancery.v1';

export type Person = {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly unit?: string;
};

export type OwnStatus = 'available' | 'busy' | 'away' | 'invisible';
export type SeenStatus = OwnStatus | 'offline';

/** Bounds the server states at welcome. Units are in the names; `textUnits` counts UTF-16. */
export type Limits = {
  readonly frameBytes: number;
  readonly textUnits: number;
  readonly postsPerSecond: number;
  readonly inFlight: number;
};

export type Finding = {
  readonly policy: string;
  readonly rule: string;
  readonly spans: readonly (readonly [number, number])[];
};

/** Why a post was not taken. Only `policy-blocked` carries findings and, where the rule has one, a tip. */
export type RefusalCode =
  | 'policy-blocked'
  | 'rate-limited'
  | 'too-many-in-flight'
  | 'not-found'
  | 'text-too-long'
  | 'text-empty'
  | 'text-malformed'
  | 'client-id-malformed'
  | 'client-id-reused'
  | 'unavailable';

export type ClientFrame =
  | { readonly type: 'post'; readonly clientId: string; readonly conversation: string; readonly text: string }
  | { readonly type: 'read'; readonly conversation: string; readonly position: number }
  | { readonly type: 'typing'; readonly conversation: string }
  | { readonly type: 'presence'; readonly status: OwnStatus }
  | { readonly type: 'resume'; readonly cursor: string }
  | { readonly type: 'ping' };

export type MessageFrame = {
  readonly type: 'message';
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  readonly sender: Person;
  readonly text: string;
  readonly clientId?: string;
  readonly cursor?: string;
};

export type AcceptedFrame = {
  readonly type: 'accepted';
  readonly clientId: string;
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  readonly duplicate?: boolean;
  readonly cursor?: string;
};

export type RefusedFrame = {
  readonly type: 'refused';
  readonly clientId: string;
  readonly code: RefusalCode;
  readonly tip?: string;
  readonly findings?: readonly Finding[];
  readonly detail?: string;
  readonly retryAfterMillis?: number;
  readonly at?: string;
};

export type WelcomeFrame = {
  readonly type: 'welcome';
  readonly session: string;
  readonly person: Person;
  readonly cursor: string;
  readonly heartbeatSeconds: number;
  readonly limits: Limits;
};

export type ConversationFrame = {
  readonly type: 'conversation';
  readonly event: 'created' | 'joined' | 'left' | 'renamed';
  readonly conversation: { readonly id: string; readonly name?: string };
  readonly cursor?: string;
};

export type ServerFrame =
  | WelcomeFrame
  | AcceptedFrame
  | RefusedFrame
  | MessageFrame
  | ConversationFrame
  | { readonly type: 'read'; readonly conversation: string; readonly position: number }
  | { readonly type: 'typing'; readonly conversation: string; readonly person: Person | string }
  | { readonly type: 'presence'; readonly person: Person | string; readonly status: SeenStatus }
  | { readonly type: 'resumed'; readonly replayed: number; readonly cursor: string }
  | { readonly type: 'resync'; readonly reason: string; readonly cursor: string }
  | { readonly type: 'pong' }
  | { readonly type: 'error'; readonly code: string; readonly field?: string; readonly detail?: string };

const KNOWN: ReadonlySet<string> = new Set<ServerFrame['type']>([
  'welcome',
  'accepted',
  'refused',
  'message',
  'conversation',
  'read',
  'typing',
  'presence',
  'resumed',
  'resync',
  'pong',
  'error',
]);

/** Reads a frame. A type this client does not know comes out undefined: a newer server may say more. */
export function readFrame(data: unknown): ServerFrame | undefined {
  if (typeof data !== 'string') {
    return undefined;
  }
  try {
    const frame: unknown = JSON.parse(data);
    const known =
      typeof frame === 'object' &&
      frame !== null &&
      'type' in frame &&
      typeof frame.type === 'string' &&
      KNOWN.has(frame.type);
    return known ? (frame as ServerFrame) : undefined;
  } catch {
    return undefined;
  }
}

/** The id in a field that holds a person or only the id of one. */
export function personId(person: Person | string): string {
  return typeof person === 'string' ? person : person.id;
}
