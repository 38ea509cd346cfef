import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type {
  Attachment,
  EditedFrame,
  Forwarded,
  LinkPreview,
  Person,
  RecalledFrame,
} from '../../socket/frames';

/** A message on record. Positions rise with time within a conversation; they are not contiguous. */
export type Message = {
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  readonly sender: Person;
  readonly text: string;
  readonly attachments?: readonly Attachment[] | null;
  readonly clientId?: string | null;
  /** `held` and `rejected` stand in their sender's history alone. Absent means posted. */
  readonly state?: MessageState | null;
  /** Policies removed parts of what was written. */
  readonly redacted?: boolean | null;
  /** What the reviewer said; for the sender alone. */
  readonly reviewReason?: string | null;
  /** What the policy that held it or removed parts says to the sender; known while the page stands. */
  readonly tip?: string | null;
  /** What the page it links to says of itself. */
  readonly preview?: LinkPreview | null;
  /** How often it was edited; absent for never. */
  readonly revision?: number | null;
  readonly editedAt?: string | null;
  /** Its sender took it back: there is no text. */
  readonly recalledAt?: string | null;
  /** Whose words it passes on. */
  readonly forwarded?: Forwarded | null;
};

export type MessageState = 'posted' | 'held' | 'released' | 'rejected';

/** Why there is nothing before a conversation's first message, where there was more once. */
export type Beginning = {
  /** For how many days such messages are shown; absent for always. */
  readonly days?: number | null;
  /** When the last message was sent that was removed. */
  readonly removedUntil?: string | null;
};

/** The page a conversation begins with says why it begins there. */
type MessagePage = Page<Message> & { readonly beginning?: Beginning | null };

type MessagePages = InfiniteData<MessagePage, string | undefined>;

const PAGE = 50;
const KEPT_LIVE = 500;
/** Messages past the rule go without a word; who comes back to a conversation after this long reads it anew. */
const FRESH_MILLIS = 60 * 60_000;

/**
 * What arrived live, kept so that a page of history that was asked for before a message and answered after it
 * does not swallow that message.
 */
const arrived = new Map<string, Message[]>();

/** The newest change of each message that came live, kept for the same reason. */
const changes = new Map<string, EditedFrame | RecalledFrame>();

/** A conversation's history, newest page first; each page is oldest first, as the server sends it. */
export const historyQuery = (conversation: string) =>
  infiniteQueryOptions({
    queryKey: ['messages', conversation],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const page = await server.get<MessagePage>(`/api/conversations/${conversation}/messages`, {
        query: { before: pageParam, limit: PAGE },
        signal,
      });
      forgetRemoved(conversation, page);
      const items = page.items.map(asChanged);
      return { ...page, items: pageParam === undefined ? withArrived(conversation, items) : items };
    },
    getNextPageParam: (oldest) => oldest.nextPage ?? undefined,
    staleTime: FRESH_MILLIS,
    gcTime: 15 * 60_000,
  });

/** All loaded messages, oldest first. */
export function flat(pages: { readonly pages: readonly Page<Message>[] } | undefined): readonly Message[] {
  return pages === undefined ? [] : pages.pages.toReversed().flatMap((page) => page.items);
}

/** Why the conversation begins where it does, once its beginning is loaded. */
export function beginningOf(
  pages: { readonly pages: readonly MessagePage[] } | undefined,
): Beginning | undefined {
  return pages?.pages.at(-1)?.beginning ?? undefined;
}

/** Takes a message that came by the socket into the history, if that is loaded; each id once, in order. */
export function noteArrival(cache: QueryClient, message: Message): void {
  const live = arrived.get(message.conversation) ?? [];
  arrived.set(message.conversation, [...live.slice(1 - KEPT_LIVE), message]);
  cache.setQueryData<MessagePages>(['messages', message.conversation], (data) => {
    const at = data === undefined ? -1 : pageOf(data, message.position);
    return data === undefined || at === -1
      ? data
      : {
          ...data,
          pages: data.pages.map((page, each) =>
            each === at ? { ...page, items: merged(page.items, [message]) } : page,
          ),
        };
  });
}

/** Takes in that a message says something else, in what is loaded and in pages still on their way. */
export function noteEdit(cache: QueryClient, frame: EditedFrame): void {
  keepChange(frame);
  changeAll(cache, frame.conversation, frame.id);
}

/** Takes in that a message was taken back; one that was not here leaves its place all the same. */
export function noteRecall(cache: QueryClient, frame: RecalledFrame): void {
  keepChange(frame);
  changeAll(cache, frame.conversation, frame.id);
  const { id, conversation, position, sentAt, sender, at } = frame;
  noteArrival(cache, { id, conversation, position, at: sentAt, sender, text: '', recalledAt: at });
}

/** Takes in that a reviewer turned a message of one's own down. */
export function noteRejection(cache: QueryClient, conversation: string, id: string, reason: string): void {
  const reject = (message: Message): Message =>
    message.id === id ? { ...message, state: 'rejected', reviewReason: reason } : message;
  arrived.set(conversation, (arrived.get(conversation) ?? []).map(reject));
  cache.setQueryData<MessagePages>(
    ['messages', conversation],
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(reject) })) },
  );
}

/** Drops everything loaded, to be fetched afresh: the server could not replay what was missed. */
export function forgetHistory(cache: QueryClient): void {
  arrived.clear();
  changes.clear();
  void cache.resetQueries({ queryKey: ['messages'] });
}

/** Joins two runs of messages by id, in order of position; of a message known twice, the one decided stays. */
export function merged(known: readonly Message[], more: readonly Message[]): readonly Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  const news = more.filter((message) => {
    const before = byId.get(message.id);
    return before === undefined || (isHeld(before) && !isHeld(message));
  });
  if (news.length === 0) {
    return known;
  }
  for (const message of news) {
    byId.set(message.id, message);
  }
  return [...byId.values()].sort((a, b) => a.position - b.position);
}

function isHeld({ state }: Message): boolean {
  return state === 'held';
}

/**
 * The page a position belongs to: a message that waited for a reviewer comes late, and at its old place. -1 when
 * that place is further back than what is loaded, and will be fetched with its neighbours.
 */
function pageOf({ pages }: MessagePages, position: number): number {
  const at = pages.findIndex(({ items }) => position >= (items[0]?.position ?? 0));
  const oldest = pages.length - 1;
  return at === -1 && (pages[oldest]?.nextPage ?? undefined) === undefined ? oldest : at;
}

function keepChange(frame: EditedFrame | RecalledFrame): void {
  const known = changes.get(frame.id);
  if (known === undefined || frame.type === 'recalled' || !isOlder(frame, known)) {
    changes.delete(frame.id);
    changes.set(frame.id, frame);
  }
  if (changes.size > KEPT_LIVE) {
    const [oldest] = changes.keys();
    changes.delete(oldest ?? '');
  }
}

function isOlder(frame: EditedFrame, known: EditedFrame | RecalledFrame): boolean {
  return known.type === 'recalled' || known.revision >= frame.revision;
}

function changeAll(cache: QueryClient, conversation: string, id: string): void {
  const change = (message: Message) => (message.id === id ? asChanged(message) : message);
  arrived.set(conversation, (arrived.get(conversation) ?? []).map(change));
  cache.setQueryData<MessagePages>(
    ['messages', conversation],
    (data) =>
      data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(change) })) },
  );
}

/** The message as the newest change that came live has left it. */
function asChanged(message: Message): Message {
  const change = changes.get(message.id);
  if (change === undefined || typeof message.recalledAt === 'string') {
    return message;
  }
  if (change.type === 'recalled') {
    const { id, conversation, position, at, sender, clientId } = message;
    return {
      id,
      conversation,
      position,
      at,
      sender,
      text: '',
      recalledAt: change.at,
      ...(clientId === undefined ? {} : { clientId }),
    };
  }
  const { text, revision, at, redacted } = change;
  return revision <= (message.revision ?? 0)
    ? message
    : { ...message, text, revision, editedAt: at, redacted: redacted === true, tip: null };
}

/** What came live and was removed since does not come back with what is fetched. */
function forgetRemoved(conversation: string, { items, beginning }: MessagePage): void {
  const until = beginning?.removedUntil;
  const live = arrived.get(conversation);
  if (typeof until === 'string' && live !== undefined) {
    const there = new Set(items.map(({ id }) => id));
    const removed = Date.parse(until);
    arrived.set(
      conversation,
      live.filter(({ id, at }) => Date.parse(at) > removed || there.has(id)),
    );
  }
}

function withArrived(conversation: string, items: readonly Message[]): readonly Message[] {
  const first = items[0]?.position ?? -1;
  return merged(
    items,
    (arrived.get(conversation) ?? []).filter(({ position }) => position >= first),
  );
}
