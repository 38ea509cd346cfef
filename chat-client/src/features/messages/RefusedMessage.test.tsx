import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatContext } from '../../app/chat';
import type { Chat } from '../../app/chat';
import { ChatLine } from '../../socket/ChatLine';
import type { Unsent } from '../../socket/Outbox';
import { ScriptedWire } from '../../socket/scriptedServer';
import { Trays } from '../files/Tray';
import { sendFile } from '../files/uploads';
import { LivePeople } from '../presence/live';
import { UnsentMessage } from './UnsentMessage';

const person = { id: 'me', username: 'r.haddad', name: 'Rana Haddad' };
let wire: ScriptedWire;
let stored: readonly Unsent[];
let root: Root;

/** The page's list of unsent messages above an empty composer, on a scripted server. */
function open(): void {
  const line = new ChatLine(
    { onFrame: () => undefined, onOwnMessage: () => undefined, onRefused: () => undefined },
    {
      open: () => (wire = new ScriptedWire()),
      signedIn: () => Promise.resolve(true),
      networked: () => true,
      random: () => 0.5,
      newId: () => `id${++ids}`,
      storage: { load: () => stored, save: (entries) => (stored = entries) },
    },
  );
  const chat: Chat = {
    me: { person, roles: [] },
    line,
    people: new LivePeople(() => Promise.resolve([])),
    trays: new Trays(sendFile),
    markRead: () => undefined,
  };
  root = createRoot(document.body.appendChild(document.createElement('div')));
  act(() =>
    root.render(
      <MantineProvider env="test">
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <ChatContext value={chat}>
            <Page line={line} />
          </ChatContext>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  act(() => line.connection.start());
  act(() => wire.welcomes());
  post = (text) => act(() => line.outbox.post('room', text));
}

function Page({ line }: { readonly line: ChatLine }) {
  const [, redraw] = useState(0);
  useState(() => line.outbox.subscribe(() => redraw((count) => count + 1)));
  return (
    <>
      {line.outbox.entries.map((entry) => (
        <UnsentMessage key={entry.clientId} unsent={entry} onEdit={() => undefined} />
      ))}
      <textarea id="composer" />
    </>
  );
}

let ids: number;
let post: (text: string) => void;

const warn = (clientId: string, warning: string) =>
  act(() =>
    wire.says({
      type: 'refused',
      clientId,
      code: 'policy-warned',
      tip: 'Promise nothing.',
      findings: [{ policy: 'conduct', rule: 'promises', spans: [[4, 14]] }],
      warning,
      reasonRequired: true,
    }),
  );
const composer = () => document.querySelector<HTMLTextAreaElement>('#composer');
const button = (label: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label);
const field = () => document.querySelector<HTMLTextAreaElement>('section textarea');

function write(words: string): void {
  act(() => {
    const element = field();
    // React listens to the setter it has put over this one.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(element, words);
    element?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  // A growing text field asks this document for its fonts, which it has none of.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items: [] })));
  sessionStorage.clear();
  stored = [];
  ids = 0;
});

afterEach(() => {
  act(() => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('a warning', () => {
  it('marks the words, shows the tip and takes the focus to its first button', () => {
    open();
    composer()?.focus();
    post('the guaranteed return');
    warn('id1', 'w1');
    expect(document.querySelector('mark')?.textContent).toBe('guaranteed');
    expect(document.body.textContent).toContain('Promise nothing.');
    expect(document.activeElement).toBe(button('Edit'));
  });

  it('leaves the focus with somebody who is writing the next message', () => {
    open();
    const writing = composer();
    writing?.focus();
    post('the guaranteed return');
    Object.assign(writing ?? {}, { value: 'and then' });
    warn('id1', 'w1');
    expect(document.activeElement).toBe(writing);
  });

  it('sends the words with the reason, and keeps a reason half written over a reload', () => {
    open();
    post('the guaranteed return');
    warn('id1', 'w1');
    act(() => button('Send with a reason')?.click());
    expect(document.activeElement).toBe(field());
    expect(button('Send it')?.disabled).toBe(true);
    write('It is a quotation');
    act(() => root.unmount());
    document.body.replaceChildren();
    open();
    expect(field()?.value).toBe('It is a quotation');
    act(() => button('Send it')?.click());
    expect(wire.received.at(-1)).toEqual({
      type: 'post',
      clientId: 'id2',
      conversation: 'room',
      text: 'the guaranteed return',
      acknowledge: { warning: 'w1', reason: 'It is a quotation' },
    });
  });

  it('shows the reason again when it is warned of anew', () => {
    open();
    post('the guaranteed return');
    warn('id1', 'w1');
    act(() => button('Send with a reason')?.click());
    write('It is a quotation');
    act(() => button('Send it')?.click());
    warn('id2', 'w2');
    expect(field()?.value).toBe('It is a quotation');
  });
});
