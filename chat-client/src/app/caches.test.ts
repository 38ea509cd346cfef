import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byRecency, noteMessage, noteRead } from '../features/conversations/conversations';
import type { Conversation } from '../features/conversations/conversations';
import { beginningOf, flat, historyQuery, noteArrival, noteRejection } from '../features/messages/history';
import type { Message } from '../features/messages/history';

const someone = { id: 'p1', username: 'j.weber', name: 'Jonas Weber' };

function message(conversation: string, position: number): Message {
  const at = new Date(Date.UTC(2026, 10, 23, 9, 0, position)).toISOString();
  return {
    id: `${conversation}-${position}`,
    conversation,
    position,
    at,
    sender: someone,
    text: `text ${position}`,
  };
}

function room(id: string, position: number): Conversation {
  return {
    id,
    kind: 'room',
    name: id,
    unread: 0,
    readPosition: position,
    lastMessage: message(id, position),
  };
}

let cache: QueryClient;

beforeEach(() => {
  cache = new QueryClient();
  cache.setQueryData(['conversations'], [room('fx', 5), room('ops', 9)]);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const list = () => cache.getQueryData<readonly Conversation[]>(['conversations']) ?? [];
const unread = () => Object.fromEntries(list().map(({ id, unread }) => [id, unread]));

describe('the conversation list', () => {
  it('counts what others say as unread and moves the conversation up', () => {
    noteMessage(cache, 'fx', message('fx', 12), false);
    expect(unread()).toEqual({ fx: 1, ops: 0 });
    expect(byRecency(list()).map(({ id }) => id)).toEqual(['fx', 'ops']);
  });

  it('shows a conversation just opened above older talk', () => {
    const opened: Conversation = { id: '01a30000-0000-7000-8000-000000000001', kind: 'room', unread: 0 };
    expect(byRecency([...list(), opened])[0]).toBe(opened);
  });

  it('does not count what I say, nor a message it has counted before', () => {
    noteMessage(cache, 'fx', message('fx', 12), true);
    noteMessage(cache, 'fx', message('fx', 12), false);
    expect(unread()).toEqual({ fx: 0, ops: 0 });
  });

  it('has nothing unread once everything is read, here or elsewhere, and never goes back', () => {
    noteMessage(cache, 'fx', message('fx', 12), false);
    noteMessage(cache, 'fx', message('fx', 13), false);
    noteRead(cache, 'fx', 13);
    noteRead(cache, 'fx', 6);
    expect(unread()).toEqual({ fx: 0, ops: 0 });
    expect(list()[0]?.readPosition).toBe(13);
  });

  it('is fetched again when a message comes from a conversation it does not know', () => {
    noteMessage(cache, 'new', message('new', 1), false);
    expect(cache.getQueryState(['conversations'])?.isInvalidated).toBe(true);
  });
});

describe('the history', () => {
  it('does not lose a message that arrives while the page is being fetched', async () => {
    let answer: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
    const fetched = cache.fetchInfiniteQuery(historyQuery('fx'));
    await Promise.resolve();
    noteArrival(cache, message('fx', 6));
    answer(Response.json({ items: [message('fx', 4), message('fx', 5)] }));
    expect(flat(await fetched).map(({ position }) => position)).toEqual([4, 5, 6]);
  });

  it('takes each message once, in order, whichever way it comes', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({ items: [message('ops', 4), message('ops', 5)] })),
    );
    await cache.fetchInfiniteQuery(historyQuery('ops'));
    for (const position of [8, 5, 7, 8]) {
      noteArrival(cache, message('ops', position));
    }
    const data = cache.getQueryData(historyQuery('ops').queryKey);
    expect(flat(data).map((each) => each.position)).toEqual([4, 5, 7, 8]);
  });

  it('turns a message that waited into a delivered one at its place, and never back', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        Response.json({ items: [message('desk', 4), { ...message('desk', 5), state: 'held' }] }),
      ),
    );
    await cache.fetchInfiniteQuery(historyQuery('desk'));
    const states = () =>
      flat(cache.getQueryData(historyQuery('desk').queryKey)).map(({ position, state }) => [position, state]);
    noteArrival(cache, message('desk', 6));
    noteArrival(cache, { ...message('desk', 5), state: 'released' });
    noteArrival(cache, { ...message('desk', 5), state: 'held' });
    expect(states()).toEqual([
      [4, undefined],
      [5, 'released'],
      [6, undefined],
    ]);
  });

  it('keeps what the reviewer said who turned a message down', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({ items: [{ ...message('gold', 5), state: 'held' }] })),
    );
    await cache.fetchInfiniteQuery(historyQuery('gold'));
    noteRejection(cache, 'gold', 'gold-5', 'Not to clients.');
    expect(flat(cache.getQueryData(historyQuery('gold').queryKey))[0]).toMatchObject({
      state: 'rejected',
      reviewReason: 'Not to clients.',
    });
  });

  it('leaves a message released far back to the page it belongs to', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({ items: [message('far', 40), message('far', 50)], nextPage: '40' })),
    );
    await cache.fetchInfiniteQuery(historyQuery('far'));
    noteArrival(cache, { ...message('far', 7), state: 'released' });
    const data = cache.getQueryData(historyQuery('far').queryKey);
    expect(flat(data).map(({ position }) => position)).toEqual([40, 50]);
  });

  it('says why it begins where it does, and does not bring back what was removed since it came live', async () => {
    noteArrival(cache, message('old', 3));
    noteArrival(cache, message('old', 4));
    noteArrival(cache, message('old', 9));
    const beginning = { days: 30, removedUntil: message('old', 4).at };
    vi.stubGlobal('fetch', () =>
      Promise.resolve(Response.json({ items: [message('old', 4), message('old', 9)], beginning })),
    );
    const data = await cache.fetchInfiniteQuery(historyQuery('old'));
    expect(flat(data).map(({ position }) => position)).toEqual([4, 9]);
    expect(beginningOf(data)).toEqual(beginning);
  });
});
