import type { QueryClient } from '@tanstack/react-query';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type { Person } from '../../socket/frames';

export type LastMessage = {
  readonly id: string;
  readonly sender: Person;
  readonly text: string;
  /** Its sender took it back: there is no text. */
  readonly recalled?: boolean | null;
  readonly at: string;
  readonly position: number;
};

/** A conversation as the server shows it to one of its members. */
export type Conversation = {
  readonly id: string;
  readonly kind: 'room' | 'direct';
  readonly name?: string | null;
  /** What the room is about, where somebody has said. */
  readonly topic?: string | null;
  readonly visibility?: 'public' | 'private' | null;
  readonly members?: readonly Person[] | null;
  readonly memberCount?: number | null;
  readonly unread: number;
  readonly lastMessage?: LastMessage | null;
  readonly readPosition?: number | null;
  readonly role?: string | null;
};

const LIST = ['conversations'] as const;

export const conversationsQuery = queryOptions({
  queryKey: LIST,
  queryFn: async ({ signal }) =>
    (await server.get<Page<Conversation>>('/api/conversations', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** My conversations, newest first. */
export function useConversations() {
  return useQuery({ ...conversationsQuery, select: byRecency });
}

/** One of my conversations, out of the list. */
export function useConversation(id: string | undefined): Conversation | undefined {
  const { data } = useQuery({
    ...conversationsQuery,
    select: (all: readonly Conversation[]) => all.find((conversation) => conversation.id === id),
    enabled: id !== undefined,
  });
  return data;
}

export const membersQuery = (conversation: string) =>
  queryOptions({
    queryKey: ['members', conversation],
    queryFn: async ({ signal }) =>
      (await server.get<Page<Person>>(`/api/conversations/${conversation}/members`, { signal })).items,
  });

/** What to call a conversation: its name, or the other person's. */
export function titleOf(conversation: Conversation, me: string): string {
  return conversation.name ?? counterpartOf(conversation, me)?.name ?? '…';
}

/** The other person of a direct conversation. */
export function counterpartOf(conversation: Conversation, me: string): Person | undefined {
  return conversation.kind === 'direct'
    ? (conversation.members?.find((person) => person.id !== me) ?? conversation.members?.[0])
    : undefined;
}

/** Takes a new message into the list: the last line, and one more unread unless it is one's own. */
export function noteMessage(
  cache: QueryClient,
  conversation: string,
  message: LastMessage,
  mine: boolean,
): void {
  if (cache.getQueryData<readonly Conversation[]>(LIST)?.every(({ id }) => id !== conversation)) {
    void cache.invalidateQueries({ queryKey: LIST });
    return;
  }
  update(cache, conversation, (known) =>
    message.position <= (known.lastMessage?.position ?? -1)
      ? known
      : { ...known, lastMessage: message, unread: mine ? known.unread : known.unread + 1 },
  );
}

/** Takes in that a message, if it is the last line, says something else, or nothing any more. */
export function noteChange(
  cache: QueryClient,
  conversation: string,
  message: string,
  change: { readonly text: string; readonly recalled?: boolean },
): void {
  update(cache, conversation, (known) =>
    known.lastMessage?.id !== message || known.lastMessage.recalled === true
      ? known
      : { ...known, lastMessage: { ...known.lastMessage, ...change } },
  );
}

/** Takes in that the person has read up to a position, here or on another device. */
export function noteRead(cache: QueryClient, conversation: string, position: number): void {
  update(cache, conversation, (known) =>
    position <= (known.readPosition ?? -1)
      ? known
      : {
          ...known,
          readPosition: position,
          unread: position >= (known.lastMessage?.position ?? 0) ? 0 : known.unread,
        },
  );
}

/** Puts a conversation just made or joined into the list without waiting for a refetch. */
export function noteConversation(cache: QueryClient, conversation: Conversation): void {
  cache.setQueryData(LIST, (all: readonly Conversation[] | undefined) =>
    all === undefined ? undefined : [conversation, ...all.filter(({ id }) => id !== conversation.id)],
  );
}

/** Takes a conversation out of the list, having left it. */
export function forgetConversation(cache: QueryClient, conversation: string): void {
  cache.setQueryData(LIST, (all: readonly Conversation[] | undefined) =>
    all?.filter(({ id }) => id !== conversation),
  );
}

/** Newest first: by what was said last, or by when it was opened while nothing was. */
export function byRecency(all: readonly Conversation[]): readonly Conversation[] {
  return [...all].sort((a, b) => lastChange(b) - lastChange(a));
}

function lastChange({ id, lastMessage }: Conversation): number {
  // A version 7 UUID begins with its 48-bit time in milliseconds.
  return lastMessage
    ? Date.parse(lastMessage.at)
    : Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) || 0;
}

function update(cache: QueryClient, id: string, change: (known: Conversation) => Conversation): void {
  cache.setQueryData(LIST, (all: readonly Conversation[] | undefined) =>
    all?.map((known) => (known.id === id ? change(known) : known)),
  );
}
