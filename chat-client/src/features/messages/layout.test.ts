import { describe, expect, it } from 'vitest';
import { entriesOf } from './grouping';
import { merged } from './history';
import type { Message } from './history';
import { partsOf } from './links';

const message = (position: number, sender: string, at: string): Message => ({
  id: `m${position}`,
  conversation: 'c',
  position,
  at,
  sender: { id: sender, username: sender, name: sender },
  text: `text ${position}`,
});

const shape = (messages: Message[], read?: number) =>
  entriesOf(messages, read, 'me').map((entry) =>
    entry.is === 'group' ? entry.messages.map(({ id }) => id).join('+') : entry.is,
  );

describe('the message list', () => {
  const monday = [
    message(1, 'a', '2026-11-23T09:00:00'),
    message(2, 'a', '2026-11-23T09:01:00'),
    message(5, 'b', '2026-11-23T09:02:00'),
    message(6, 'b', '2026-11-23T09:20:00'),
  ];

  it('groups one sender’s neighbours within five minutes', () => {
    expect(shape(monday)).toEqual(['day', 'm1+m2', 'm5', 'm6']);
  });

  it('starts a new group and a line at a new day', () => {
    expect(shape([...monday, message(7, 'b', '2026-11-24T00:01:00')])).toEqual([
      'day',
      'm1+m2',
      'm5',
      'm6',
      'day',
      'm7',
    ]);
  });

  it('draws the unread line once, before the first unread message of another person', () => {
    expect(shape(monday, 1)).toEqual(['day', 'm1', 'unread', 'm2', 'm5', 'm6']);
    expect(shape([message(8, 'me', '2026-11-23T10:00:00'), ...monday.slice(3)], 1)).toEqual([
      'day',
      'm8',
      'unread',
      'm6',
    ]);
  });

  it('joins live and fetched messages once each, in order', () => {
    const [one, two, five] = monday as [Message, Message, Message];
    expect(merged([one, five], [two, five]).map(({ id }) => id)).toEqual(['m1', 'm2', 'm5']);
  });
});

describe('links', () => {
  const links = (text: string) =>
    partsOf(text).flatMap((part) => (part.href === undefined ? [] : [part.text]));

  it('leaves the sentence’s punctuation outside', () => {
    expect(links('See https://example.org/a?b=c#d, and (https://example.org/x_(y)).')).toEqual([
      'https://example.org/a?b=c#d',
      'https://example.org/x_(y)',
    ]);
  });

  it('takes http and https only', () => {
    expect(links('javascript:alert(1) data:text/html,x file:///etc/passwd ftp://h/x')).toEqual([]);
  });

  it('refuses credentials, which dress one host up as another', () => {
    expect(links('https://bank.example@evil.example/')).toEqual([]);
  });

  it('tells the host the browser will visit', () => {
    expect(partsOf('http://аpple.com/')[0]?.host).toBe('xn--pple-43d.com');
  });

  it('keeps every character of the text', () => {
    const text = 'a https://x.example, b\n\nhttps://y.example';
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('ends a link at a character that turns the direction of text', () => {
    expect(links('https://x.example/\u202Egpj.exe')).toEqual(['https://x.example/']);
  });
});
