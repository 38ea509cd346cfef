import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientFrame } from './frames';
import { Outbox } from './Outbox';
import type { Unsent } from './Outbox';

let sent: ClientFrame[];
let stored: readonly Unsent[];
let ids: number;

function outbox(): Outbox {
  return new Outbox({
    send: (frame) => {
      sent.push(frame);
      return true;
    },
    suspect: () => undefined,
    storage: { load: () => stored, save: (entries) => (stored = entries) },
    newId: () => `id${++ids}`,
  });
}

const edit = { is: 'edit', message: 'm1', revision: 2 } as const;

beforeEach(() => {
  sent = [];
  stored = [];
  ids = 0;
});

describe('an edit', () => {
  it('waits for the line, and goes out once with the version it was made from', () => {
    outbox().change('room', 'new words', edit);
    expect(sent).toEqual([]);
    const reloaded = outbox();
    reloaded.ready(4);
    expect(sent).toEqual([{ type: 'edit', clientId: 'id1', message: 'm1', text: 'new words', revision: 2 }]);
    reloaded.settle('id1');
    expect(reloaded.entries).toEqual([]);
  });

  it('takes the place of an earlier one of the same message', () => {
    const box = outbox();
    box.ready(4);
    box.change('room', 'first', edit);
    box.refused({ type: 'refused', clientId: 'id1', code: 'policy-blocked', tip: 'No.', mayWait: true });
    expect(box.entries[0]?.state).toMatchObject({ is: 'refused', tip: 'No.', mayWait: true });
    box.change('room', 'second', edit);
    expect(box.entries.map(({ text }) => text)).toEqual(['second']);
  });

  it('is confirmed after a warning with its message and version', () => {
    const box = outbox();
    box.ready(4);
    box.change('room', 'new words', edit);
    box.refused({ type: 'refused', clientId: 'id1', code: 'policy-warned', warning: 'w1' });
    box.acknowledge('id1', 'It is a quotation.');
    expect(sent.at(-1)).toEqual({
      type: 'edit',
      clientId: 'id2',
      message: 'm1',
      text: 'new words',
      revision: 2,
      acknowledge: { warning: 'w1', reason: 'It is a quotation.' },
    });
  });

  it('keeps its words when somebody was faster, and is over when nothing was to be changed', () => {
    const box = outbox();
    box.ready(4);
    box.change('room', 'new words', edit);
    box.refused({ type: 'refused', clientId: 'id1', code: 'edited-meanwhile' });
    expect(box.entries[0]).toMatchObject({
      text: 'new words',
      state: { is: 'failed', code: 'edited-meanwhile' },
    });
    box.change('room', 'the same', edit);
    box.refused({ type: 'refused', clientId: 'id2', code: 'unchanged' });
    expect(box.entries).toEqual([]);
  });
});

describe('a recall', () => {
  it('ends whatever was open about its message, and nothing else', () => {
    const box = outbox();
    box.post('room', 'another message');
    box.change('room', 'gone', { is: 'recall', message: 'm1' });
    box.ready(4);
    expect(sent.at(-1)).toEqual({ type: 'recall', clientId: 'id2', message: 'm1' });
    box.settleRecalled('m1');
    expect(box.entries.map(({ text }) => text)).toEqual(['another message']);
  });
});

it('forwards by naming the message, never by its words', () => {
  const box = outbox();
  box.ready(4);
  box.forward('room', 'shown meanwhile', 'm1', { name: 'Rana', at: '2026-11-23T10:00:00Z' });
  expect(sent).toEqual([{ type: 'post', clientId: 'id1', conversation: 'room', forward: 'm1' }]);
});
