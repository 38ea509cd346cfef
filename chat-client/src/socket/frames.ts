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

/** A file of a message. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** What it is, by its content. */
  readonly mediaType: string;
};

export type Finding = {
  readonly policy: string;
  readonly rule: string;
  /** Which part of the message it is about, such as a file's name; absent for the text. */
  readonly part?: string;
  readonly spans: readonly (readonly [number, number])[];
};

/** Why a post was not taken. Only the first two carry findings and, where the rule has one, a tip. */
export type RefusalCode =
  | 'policy-blocked'
  | 'policy-warned'
  | 'reason-required'
  | 'rate-limited'
  | 'too-many-in-flight'
  | 'not-found'
  | 'text-too-long'
  | 'text-empty'
  | 'text-malformed'
  | 'attachments-malformed'
  | 'attachments-unknown'
  | 'client-id-malformed'
  | 'client-id-reused'
  | 'edited-meanwhile'
  | 'too-late'
  | 'recalled'
  | 'unchanged'
  | 'forwarded'
  | 'unavailable';

/** The answer to a warning: send these words all the same. `warning` names the warning it answers. */
export type Acknowledgement = { readonly warning: string; readonly reason?: string };

export type ClientFrame =
  | {
      readonly type: 'post';
      readonly clientId: string;
      readonly conversation: string;
      readonly text: string;
      readonly acknowledge?: Acknowledgement;
      readonly attachments?: readonly string[];
    }
  | {
      readonly type: 'post';
      readonly clientId: string;
      readonly conversation: string;
      /** The message whose words are passed on; the server knows them. */
      readonly forward: string;
      readonly acknowledge?: Acknowledgement;
    }
  | {
      readonly type: 'edit';
      readonly clientId: string;
      readonly message: string;
      readonly text: string;
      readonly revision?: number;
      readonly acknowledge?: Acknowledgement;
    }
  | { readonly type: 'recall'; readonly clientId: string; readonly message: string }
  | { readonly type: 'read'; readonly conversation: string; readonly position: number }
  | { readonly type: 'typing'; readonly conversation: string }
  | { readonly type: 'presence'; readonly status: OwnStatus }
  | { readonly type: 'resume'; readonly cursor: string }
  | { readonly type: 'ping' };

/** Whose words a message passes on. Where they stand only those are told who are there. */
export type Forwarded = {
  readonly name: string;
  readonly at: string;
  readonly conversation?: string | null;
  readonly message?: string | null;
};

export type MessageFrame = {
  readonly type: 'message';
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  readonly sender: Person;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  readonly clientId?: string;
  /** Policies removed parts of the text. */
  readonly redacted?: boolean;
  /** It waited for a reviewer; id, position and time are those it was held at. */
  readonly released?: boolean;
  readonly forwarded?: Forwarded;
  readonly cursor?: string;
};

/** A message says something else; on every device of everybody who sees it. */
export type EditedFrame = {
  readonly type: 'edited';
  /** Of the edit, not of the message. */
  readonly clientId: string;
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  /** Which edit of the message it is, from 1. */
  readonly revision: number;
  readonly at: string;
  readonly text: string;
  readonly redacted?: boolean;
  readonly duplicate?: boolean;
  readonly cursor?: string;
};

/** A message is shown to nobody any more; what is left is who had sent it, and when. */
export type RecalledFrame = {
  readonly type: 'recalled';
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly sentAt: string;
  readonly sender: Person;
  readonly at: string;
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
  /** What the audience sees, where policies removed parts of what was sent. */
  readonly delivered?: string;
  /** What was forwarded, as it stands now. */
  readonly text?: string;
  readonly forwarded?: Forwarded;
  readonly tip?: string;
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
  /** Names a warning, for the acknowledgement that answers it. */
  readonly warning?: string;
  readonly reasonRequired?: boolean;
  /** Of an edit: a new message of these words could wait for a reviewer. */
  readonly mayWait?: boolean;
  readonly at?: string;
};

/** A message of one's own waits for a reviewer; on every device of its sender, and nobody else's. */
export type HeldFrame = {
  readonly type: 'held';
  readonly clientId: string;
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  /** Absent for what was forwarded and held before. */
  readonly text?: string;
  readonly forwarded?: Forwarded;
  readonly attachments?: readonly Attachment[];
  readonly tip?: string;
  readonly duplicate?: boolean;
  readonly cursor?: string;
};

/** A reviewer turned a held message of one's own down. */
export type RejectedFrame = {
  readonly type: 'rejected';
  readonly clientId: string;
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly reason: string;
  readonly cursor?: string;
};

/** How an appeal was decided: the verdict stands, or it was a mistake. */
export type Ruling = 'upheld' | 'overturned';

export type AppealAnsweredFrame = {
  readonly type: 'appeal-answered';
  readonly appeal: string;
  readonly message: string;
  readonly clientId: string;
  readonly conversation: string;
  readonly ruling: Ruling;
  readonly text: string;
  readonly at: string;
  readonly cursor?: string;
};

export type WelcomeFrame = {
  readonly type: 'welcome';
  readonly session: string;
  readonly person: Person;
  readonly cursor: string;
  readonly heartbeatSeconds: number;
  readonly limits: Limits;
};

/** What a page says of itself that a message links to. */
export type LinkPreview = {
  /** The address as it stands in the message; shown while it does. */
  readonly link: string;
  /** Where it leads, after all forwarding. */
  readonly url: string;
  readonly title: string;
  readonly description?: string | null;
  readonly site?: string | null;
};

export type PreviewFrame = {
  readonly type: 'preview';
  readonly conversation: string;
  readonly message: string;
  readonly position: number;
  /** Absent when it is shown no more. */
  readonly preview?: LinkPreview;
  readonly cursor?: string;
};

export type ConversationFrame = {
  readonly type: 'conversation';
  readonly event: 'created' | 'joined' | 'left' | 'renamed' | 'topic';
  readonly conversation: { readonly id: string; readonly name?: string };
  readonly cursor?: string;
};

export type ServerFrame =
  | WelcomeFrame
  | AcceptedFrame
  | RefusedFrame
  | HeldFrame
  | RejectedFrame
  | AppealAnsweredFrame
  | MessageFrame
  | PreviewFrame
  | EditedFrame
  | RecalledFrame
  | ConversationFrame
  | { readonly type: 'read'; readonly conversation: string; readonly position: number }
  | { readonly type: 'typing'; readonly conversation: string; readonly person: Person | string }
  | {
      readonly type: 'presence';
      readonly person: Person | string;
      readonly status: SeenStatus;
      readonly text?: string;
    }
  | { readonly type: 'resumed'; readonly replayed: number; readonly cursor: string }
  | { readonly type: 'resync'; readonly reason: string; readonly cursor: string }
  | { readonly type: 'pong' }
  | { readonly type: 'error'; readonly code: string; readonly field?: string; readonly detail?: string };

const KNOWN: ReadonlySet<string> = new Set<ServerFrame['type']>([
  'welcome',
  'accepted',
  'refused',
  'held',
  'rejected',
  'appeal-answered',
  'message',
  'preview',
  'edited',
  'recalled',
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
