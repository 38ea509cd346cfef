import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteChange } from '../features/conversations/conversations';
import type { Conversation } from '../features/conversations/conversations';
import {
  flat,
  forgetHistory,
  historyQuery,
  noteArrival,
  noteEdit,
  noteRecall,
} from '../features/messages/history';
import type { Message } from '../features/messages/history';
import type { EditedFrame, RecalledFrame } from '../socket/frames';

const someone = { id: 'p1', username: 'j.weber', name: 'Jonas Weber' };
const AT = '2026-11-23T09:00:00.000000Z';

const message = (id: string, position: number): Message => ({
  id,
  conversation: 'fx',
  position,
  at: AT,
  sender: someone,
  text: `text ${id}`,
});

const edited = (id: string, revision: number): EditedFrame => ({
  type: 'edited',
  clientId: `e${revision}`,
  id,
  conversation: 'fx',
  position: 5,
  revision,
  at: AT,
  text: `version ${revision}`,
});

const recalled = (id: string): RecalledFrame => ({
  type: 'recalled',
  id,
  conversation: 'fx',
  position: 5,
  sentAt: AT,
  sender: someone,
  at: AT,
});

let cache: QueryClient;

function answers(...items: readonly Message[]): void {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items })));
}

const shown = async () => flat(await cache.fetchInfiniteQuery(historyQuery('fx')));

beforeEach(() => {
  cache = new QueryClient();
  forgetHistory(cache);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an edit', () => {
  it('is shown in what is loaded, the highest version whatever comes last', async () => {
    answers(message('a', 5));
    await shown();
    noteEdit(cache, edited('a', 2));
    noteEdit(cache, edited('a', 1));
    expect((await shown())[0]).toMatchObject({ text: 'version 2', revision: 2, editedAt: AT });
  });

  it('is not lost in a page that was asked for before it and comes after it', async () => {
    noteEdit(cache, edited('a', 1));
    answers(message('a', 5));
    expect((await shown())[0]?.text).toBe('version 1');
  });

  it('does not undo a newer version that the server has answered', async () => {
    noteEdit(cache, edited('a', 1));
    answers({ ...message('a', 5), text: 'version 3', revision: 3 });
    expect((await shown())[0]?.text).toBe('version 3');
  });
});

describe('a recall', () => {
  it('takes the words away for good, also from pages that still have them', async () => {
    noteArrival(cache, message('a', 5));
    noteRecall(cache, recalled('a'));
    noteEdit(cache, edited('a', 7));
    answers(message('a', 5));
    const [left] = await shown();
    expect(left).toMatchObject({ id: 'a', text: '', recalledAt: AT });
  });

  it('leaves an empty place where the message never came', async () => {
    answers(message('b', 3));
    await shown();
    noteRecall(cache, recalled('a'));
    expect((await shown()).map(({ id, text }) => [id, text])).toEqual([
      ['b', 'text b'],
      ['a', ''],
    ]);
  });

  it('is what the list of conversations says, if it was the last line', () => {
    const room: Conversation = { id: 'fx', kind: 'room', unread: 0, lastMessage: message('a', 5) };
    cache.setQueryData(['conversations'], [room]);
    noteChange(cache, 'fx', 'b', { text: '', recalled: true });
    noteChange(cache, 'fx', 'a', { text: '', recalled: true });
    noteChange(cache, 'fx', 'a', { text: 'late edit' });
    expect(cache.getQueryData<readonly Conversation[]>(['conversations'])?.[0]?.lastMessage).toMatchObject({
      text: '',
      recalled: true,
    });
  });
});
