import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noteAnswer } from './appeals';
import { hintQuery } from './hints';
import { keepOriginal, originalOf, removedSpans } from './originals';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what was removed from a message', () => {
  const removed = (original: string, delivered: string) =>
    removedSpans(original, delivered).map(([start, end]) => original.slice(start, end));

  it('is told by whole words, wherever they stand', () => {
    expect(removed('my card is 4111 1111 1111 1111 ok', 'my card is [card] ok')).toEqual([
      '4111 1111 1111 1111',
    ]);
    expect(removed('a secret and b secret', 'a ██ and b ██')).toEqual(['secret', 'secret']);
  });

  it('is nothing where nothing was', () => {
    expect(removed('as it was', 'as it was')).toEqual([]);
    expect(removed('', '')).toEqual([]);
  });

  it('is everything between the common ends of very long texts', () => {
    const long = (word: string) => `start ${`${word} x `.repeat(1_500)}end`;
    expect(removed(long('a'), long('b'))).toEqual([long('a').slice('start '.length, -' x end'.length)]);
  });

  it('is kept for the last fifty messages of this tab', () => {
    for (let each = 0; each < 60; each++) {
      keepOriginal('me', `m${each}`, `text ${each}`);
    }
    expect(originalOf('me', 'm59')).toBe('text 59');
    expect(originalOf('me', 'm5')).toBeUndefined();
    expect(originalOf('you', 'm59')).toBeUndefined();
  });
});

describe('a hint', () => {
  let cache: QueryClient;
  let asked: number;
  let answer: () => Response;

  beforeEach(() => {
    cache = new QueryClient();
    asked = 0;
    vi.stubGlobal('fetch', () => {
      asked++;
      return Promise.resolve(answer());
    });
  });

  it('names the words found, each once', async () => {
    answer = () =>
      Response.json({
        hints: [
          {
            tip: 'No cards.',
            spans: [
              [0, 4],
              [5, 9],
              [0, 4],
            ],
          },
        ],
      });
    expect(await cache.fetchQuery(hintQuery('room', 'card data'))).toEqual({
      tip: 'No cards.',
      words: ['card', 'data'],
    });
  });

  it('is none where nothing was found', async () => {
    answer = () => Response.json({ hints: [] });
    expect(await cache.fetchQuery(hintQuery('room', 'fine'))).toBeNull();
  });

  it('is not asked for again before the time the server named', async () => {
    vi.useFakeTimers();
    answer = () => new Response('{"retryAfterMillis":20000}', { status: 429 });
    await expect(cache.fetchQuery(hintQuery('room', 'one'))).rejects.toMatchObject({ status: 429 });
    expect(await cache.fetchQuery(hintQuery('room', 'two'))).toBeNull();
    expect(asked).toBe(1);
    vi.advanceTimersByTime(21_000);
    answer = () => Response.json({ hints: [{ spans: [] }] });
    expect(await cache.fetchQuery(hintQuery('room', 'three'))).toEqual({ tip: undefined, words: [] });
  });
});

describe('an appeal', () => {
  it('has its answer in place at once, whatever else is known of it', () => {
    const cache = new QueryClient();
    const asked = { id: 'a1', message: 'm1', clientId: 'k1', owner: 'Nadia Aziz', text: 'It is a name.' };
    cache.setQueryData(['appeals'], [asked, { ...asked, id: 'a2' }]);
    noteAnswer(cache, {
      type: 'appeal-answered',
      appeal: 'a1',
      message: 'm1',
      clientId: 'k1',
      conversation: 'room',
      ruling: 'overturned',
      text: 'So it is.',
      at: '2026-11-23T10:00:00.000000Z',
    });
    expect(cache.getQueryData(['appeals'])).toEqual([
      { ...asked, answer: { ruling: 'overturned', text: 'So it is.' } },
      { ...asked, id: 'a2' },
    ]);
  });
});
