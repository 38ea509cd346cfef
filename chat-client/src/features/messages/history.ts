import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type { Person } from '../../socket/frames';

/** A message on record. Positions rise with time within a conversation; they are not contiguous. */
export type Message = {
  readonly id: string;
  readonly conversation: string;
  readonly position: number;
  readonly at: string;
  readonly sender: Person;
  readonly text: string;
  readonly clientId?: string | null;
};

type MessagePages = InfiniteData<Page<Message>, string | undefined>;

const PAGE = 50;
const KEPT_LIVE = 500;

/**
 * What arrived live, kept so that a page of history that was asked for before a message and answered after it
 * does not swallow that message.
 */
const arrived = new Map<string, Message[]>();

/** A conversation's history, newest page first; each page is oldest first, as the server sends it. */
export const historyQuery = (conversation: string) =>
  infiniteQueryOptions({
    queryKey: ['messages', conversation],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const page = await server.get<Page<Message>>(`/api/conversations/${conversation}/messages`, {
        query: { before: pageParam, limit: PAGE },
        signal,
      });
      return pageParam === undefined ? { ...page, items: withArrived(conversation, page.items) } : page;
    },
    getNextPageParam: (oldest) => oldest.nextPage ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 15 * 60_000,
  });

/** All loaded messages, oldest first. */
export function flat(pages: { readonly pages: readonly Page<Message>[] } | undefined): readonly Message[] {
  return pages === undefined ? [] : pages.pages.toReversed().flatMap((page) => page.items);
}

/** Takes a message that came by the socket into the history, if that is loaded; each id once, in order. */
export function noteArrival(cache: QueryClient, message: Message): void {
  const live = arrived.get(message.conversation) ?? [];
  arrived.set(message.conversation, [...live.slice(1 - KEPT_LIVE), message]);
  cache.setQueryData<MessagePages>(['messages', message.conversation], (data) => {
    const [newest, ...older] = data?.pages ?? [];
    return data === undefined || newest === undefined
      ? data
      : { ...data, pages: [{ ...newest, items: merged(newest.items, [message]) }, ...older] };
  });
}

/** Drops everything loaded, to be fetched afresh: the server could not replay what was missed. */
export function forgetHistory(cache: QueryClient): void {
  arrived.clear();
  void cache.resetQueries({ queryKey: ['messages'] });
}

/** Joins two runs of messages by id, in order of position. */
export function merged(known: readonly Message[], more: readonly Message[]): readonly Message[] {
  const ids = new Set(known.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !ids.has(id));
  return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.position - b.position);
}

function withArrived(conversation: string, items: readonly Message[]): readonly Message[] {
  const last = items.at(-1)?.position ?? -1;
  return merged(
    items,
    (arrived.get(conversation) ?? []).filter(({ position }) => position > last),
  );
}
