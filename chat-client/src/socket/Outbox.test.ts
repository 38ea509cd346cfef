import { beforeEach, describe, expect, it } from 'vitest';
import type { ClientFrame } from './frames';
import { Outbox } from './Outbox';
import type { Unsent } from './Outbox';

let sent: ClientFrame[];
let stored: readonly Unsent[];
let ids: number;
let up: boolean;

function outbox(): Outbox {
  return new Outbox({
    send: (frame) => {
      if (up) {
        sent.push(frame);
      }
      return up;
    },
    suspect: () => undefined,
    storage: { load: () => stored, save: (entries) => (stored = entries) },
    newId: () => `id${++ids}`,
  });
}

/** An outbox with one message that was warned of. */
function warned(reasonRequired = true): Outbox {
  const box = outbox();
  box.ready(4);
  box.post('room', 'the guaranteed return');
  box.refused({
    type: 'refused',
    clientId: 'id1',
    code: 'policy-warned',
    tip: 'Promise nothing.',
    findings: [{ policy: 'conduct', rule: 'promises', spans: [[4, 14]] }],
    warning: 'w1',
    reasonRequired,
  });
  return box;
}

const again = {
  type: 'post',
  clientId: 'id2',
  conversation: 'room',
  text: 'the guaranteed return',
  acknowledge: { warning: 'w1', reason: 'It is a quotation.' },
};

beforeEach(() => {
  sent = [];
  stored = [];
  ids = 0;
  up = true;
});

describe('a message that was warned of', () => {
  it('waits for its author, with the words found and what to answer', () => {
    expect(warned().entries[0]?.state).toEqual({
      is: 'refused',
      tip: 'Promise nothing.',
      spans: [[4, 14]],
      policies: ['conduct'],
      warning: { id: 'w1', reasonRequired: true },
    });
    expect(sent).toHaveLength(1);
  });

  it('goes out with the reason, the same words and a new id', () => {
    warned().acknowledge('id1', 'It is a quotation.');
    expect(sent[1]).toEqual(again);
  });

  it('needs no reason where none is asked for', () => {
    warned(false).acknowledge('id1', '');
    expect(sent[1]).toMatchObject({ clientId: 'id2', acknowledge: { warning: 'w1' } });
  });

  it('keeps the reason while the line is down, and through a reload', () => {
    const box = warned();
    up = false;
    box.lost();
    box.acknowledge('id1', 'It is a quotation.');
    expect(sent).toHaveLength(1);
    up = true;
    outbox().ready(4);
    expect(sent[1]).toEqual(again);
  });

  it('is asked about anew, with the reason at hand, when the policies have changed', () => {
    const box = warned();
    box.acknowledge('id1', 'It is a quotation.');
    box.refused({ type: 'refused', clientId: 'id2', code: 'policy-warned', findings: [], warning: 'w2' });
    expect(box.entries[0]).toMatchObject({
      clientId: 'id2',
      state: { is: 'refused', warning: { id: 'w2', reasonRequired: true } },
      acknowledged: { answer: { reason: 'It is a quotation.' } },
    });
  });

  it('asks for the reason again when the server misses it', () => {
    const box = warned();
    box.acknowledge('id1', '');
    box.refused({ type: 'refused', clientId: 'id2', code: 'reason-required', detail: 'Say why.' });
    expect(box.entries[0]?.state).toMatchObject({ is: 'refused', warning: { id: 'w1' } });
  });

  it('cannot be talked into sending what is blocked', () => {
    const box = outbox();
    box.ready(4);
    box.post('room', 'one');
    box.refused({ type: 'refused', clientId: 'id1', code: 'policy-blocked', findings: [] });
    box.acknowledge('id1', 'Please.');
    expect(sent).toHaveLength(1);
    expect(box.entries[0]?.clientId).toBe('id1');
  });
});

describe('a message with files', () => {
  const chart = { id: 'f1', name: 'chart.png', bytes: 731, mediaType: 'image/png' };

  it('names them when it is sent, and keeps them for whoever edits it', () => {
    const box = outbox();
    box.ready(4);
    box.post('room', '', [chart]);

    expect(sent).toEqual([
      { type: 'post', clientId: 'id1', conversation: 'room', text: '', attachments: ['f1'] },
    ]);
    expect(box.discard('id1')?.attachments).toEqual([chart]);
  });

  it('marks no words for what was found in a file', () => {
    const box = outbox();
    box.ready(4);
    box.post('room', 'look', [chart]);
    box.refused({
      type: 'refused',
      clientId: 'id1',
      code: 'policy-blocked',
      findings: [{ policy: 'p', rule: 'r', part: 'attachments/0/text', spans: [[0, 4]] }],
    });

    expect(box.entries[0]?.state).toMatchObject({ is: 'refused', spans: [], inFile: true });
  });

  it('takes them along when a warning is answered', () => {
    const box = outbox();
    box.ready(4);
    box.post('room', 'look', [chart]);
    box.refused({ type: 'refused', clientId: 'id1', code: 'policy-warned', warning: 'w1' });
    box.acknowledge('id1', 'Needed.');

    expect(sent.at(-1)).toMatchObject({ clientId: 'id2', attachments: ['f1'] });
  });
});
