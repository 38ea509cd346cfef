import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatLine } from './ChatLine';
import type { Unsent } from './Outbox';
import { ScriptedWire } from './scriptedServer';

let wires: ScriptedWire[];
let shown: string[];
let own: string[];
let refused: string[];
let stored: readonly Unsent[];
let signedIn: boolean;
let networked: boolean;

function line(): ChatLine {
  let ids = 0;
  const made = new ChatLine(
    {
      onFrame: (frame) => shown.push(frame.type === 'message' ? frame.id : frame.type),
      onOwnMessage: (message) => own.push(`${message.id}:${message.sent.text}`),
      onRefused: (clientId) => refused.push(clientId),
    },
    {
      open: () => {
        const wire = new ScriptedWire();
        wires.push(wire);
        return wire;
      },
      signedIn: () => Promise.resolve(signedIn),
      networked: () => networked,
      random: () => 0.5,
      newId: () => `id${++ids}`,
      storage: { load: () => stored, save: (entries) => (stored = entries) },
    },
  );
  made.connection.start();
  return made;
}

function wire(index = wires.length - 1): ScriptedWire {
  const found = wires[index];
  if (found === undefined) {
    throw new Error(`no wire ${index}`);
  }
  return found;
}

function reconnects(cursor = 'c9'): void {
  vi.advanceTimersByTime(40_000);
  wire().welcomes(cursor);
}

beforeEach(() => {
  vi.useFakeTimers();
  wires = [];
  shown = [];
  own = [];
  refused = [];
  stored = [];
  signedIn = true;
  networked = true;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a line that breaks', () => {
  it('resumes from the last cursor it has taken in', () => {
    line();
    wire().welcomes('c0');
    wire().brings(7, 'c7');
    wire().breaks();
    reconnects();
    expect(wire().received[0]).toEqual({ type: 'resume', cursor: 'c7' });
  });

  it('shows each message once, though the replay brings some again', () => {
    line();
    wire().welcomes();
    wire().brings(1, 'c1');
    wire().breaks();
    reconnects();
    wire().brings(1, 'c1');
    wire().brings(2, 'c2');
    wire().says({ type: 'resumed', replayed: 2, cursor: 'c2' });
    expect(shown.filter((entry) => entry.startsWith('m'))).toEqual(['m1', 'm2']);
  });

  it('sends what was not answered again under the same id, once the replay is through', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    expect(wire().posts).toEqual(['id1:one']);
    wire().breaks();
    chat.outbox.post('room', 'two');
    reconnects();
    expect(wire().posts).toEqual([]);
    wire().says({ type: 'resumed', replayed: 0, cursor: 'c9' });
    expect(wire().posts).toEqual(['id1:one', 'id2:two']);
  });

  it('does not send a message again that the replay brought', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().breaks();
    reconnects();
    wire().brings(3, 'c3', 'id1', 'me');
    wire().says({ type: 'resumed', replayed: 1, cursor: 'c3' });
    expect(wire().posts).toEqual([]);
    expect(chat.outbox.entries).toEqual([]);
    expect(shown).toContain('m3');
  });

  it('goes on from the new cursor when the server says to refetch', () => {
    line();
    wire().welcomes('c0');
    wire().breaks();
    reconnects('c500');
    wire().says({ type: 'resync', reason: 'too-far-behind', cursor: 'c500' });
    expect(shown).toContain('resync');
    wire().breaks();
    reconnects();
    expect(wire().received[0]).toEqual({ type: 'resume', cursor: 'c500' });
  });

  it('waits longer each time, and never less than a quarter of the step', () => {
    const chat = line();
    const delays: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      wire().breaks();
      if (chat.state.phase === 'waiting') {
        delays.push(chat.state.retryAt - Date.now());
        vi.advanceTimersByTime(delays.at(-1) ?? 0);
      }
    }
    expect(delays).toEqual([625, 1250, 2500, 5000, 10_000, 18_750, 18_750, 18_750]);
  });

  it('notices silence and takes a new wire', () => {
    const chat = line();
    wire().welcomes();
    vi.advanceTimersByTime(49_000);
    expect(chat.state.phase).toBe('online');
    expect(wire().received.filter((frame) => frame.type === 'ping').length).toBeGreaterThan(1);
    vi.advanceTimersByTime(2_000);
    expect(chat.state.phase).not.toBe('online');
    expect(wire(0).closed).toBe(true);
  });

  it('replaces the wire when a post gets no answer', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    vi.advanceTimersByTime(16_000);
    reconnects();
    wire().says({ type: 'resumed', replayed: 0, cursor: 'c9' });
    expect(wires.length).toBeGreaterThan(1);
    expect(wire().posts).toEqual(['id1:one']);
  });

  it('gives a message up after five unanswered tries, and sends it under its id when asked', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    for (let round = 0; round < 5; round++) {
      wire().breaks();
      reconnects();
      wire().says({ type: 'resumed', replayed: 0, cursor: 'c9' });
    }
    expect(chat.outbox.entries[0]?.state).toEqual({ is: 'failed', code: 'no-answer' });
    chat.outbox.retry('id1');
    expect(wire().posts).toEqual(['id1:one']);
  });

  it('stays away without a network and comes back with it', () => {
    const chat = line();
    wire().welcomes();
    networked = false;
    chat.connection.networkLost();
    vi.advanceTimersByTime(120_000);
    expect(wires).toHaveLength(1);
    networked = true;
    chat.connection.retryNow();
    expect(wires).toHaveLength(2);
  });
});

describe('a session that ends', () => {
  it.each([
    [4401, 'signed-out'],
    [4403, 'barred'],
    [4409, 'replaced'],
  ])('close code %i ends the line as %s', (code, reason) => {
    const chat = line();
    wire().welcomes();
    wire().breaks(code);
    vi.advanceTimersByTime(120_000);
    expect(chat.state).toEqual({ phase: 'ended', reason });
    expect(wires).toHaveLength(1);
  });

  it('is noticed when a handshake fails, since the browser hides its status', async () => {
    const chat = line();
    signedIn = false;
    wire().breaks();
    await vi.advanceTimersByTimeAsync(1);
    expect(chat.state).toEqual({ phase: 'ended', reason: 'signed-out' });
  });

  it('keeps unsent messages for the next page', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().breaks(4401);
    const next = line();
    wire().welcomes();
    expect(next.outbox.entries).toHaveLength(1);
    expect(wire().posts).toEqual(['id1:one']);
  });
});

describe('a message that waits for a reviewer', () => {
  const held = {
    type: 'held',
    clientId: 'id1',
    id: 'm4',
    conversation: 'room',
    position: 4,
    at: '2026-11-23T10:00:00.000000Z',
    text: 'one',
    cursor: 'c4',
  } as const;

  it('leaves the outbox, and is shown again when it is released', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().says(held);
    expect(chat.outbox.entries).toEqual([]);
    expect(own).toEqual([]);
    wire().brings(4, 'c9', 'id1', 'me');
    expect(shown.slice(1)).toEqual(['held', 'm4']);
  });

  it('is recognised in a replay, and not sent again', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().breaks();
    reconnects();
    wire().says(held);
    wire().says({ type: 'resumed', replayed: 1, cursor: 'c9' });
    expect(wire().posts).toEqual([]);
  });

  it('comes with its text when it was turned down before its sender knew that it waited', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    const rejected = {
      type: 'rejected',
      clientId: 'id1',
      id: 'm4',
      conversation: 'room',
      position: 4,
      reason: 'No.',
    } as const;
    wire().says(rejected);
    expect(own).toEqual(['m4:one']);
    wire().says(rejected);
    expect(shown).toContain('rejected');
  });
});

describe('the outbox', () => {
  it('hands an accepted message over with its place on record', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().accepts('id1', 4, 'c4');
    expect(own).toEqual(['m4:one']);
    expect(chat.outbox.entries).toEqual([]);
  });

  it('keeps the order and the in-flight bound', () => {
    const chat = line();
    wire().welcomes('c0', 2);
    ['one', 'two', 'three'].forEach((text) => chat.outbox.post('room', text));
    expect(wire().posts).toEqual(['id1:one', 'id2:two']);
    wire().accepts('id1', 1, 'c1');
    expect(wire().posts).toEqual(['id1:one', 'id2:two', 'id3:three']);
  });

  it('keeps a refused message with its tip and spans until its author decides', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'the guaranteed return');
    wire().says({
      type: 'refused',
      clientId: 'id1',
      code: 'policy-blocked',
      tip: 'Promise nothing.',
      findings: [{ policy: 'conduct', rule: 'promises', spans: [[4, 14]] }],
      at: '2026-11-23T10:00:00.000000Z',
    });
    expect(refused).toEqual(['id1']);
    expect(chat.outbox.entries[0]?.state).toEqual({
      is: 'refused',
      tip: 'Promise nothing.',
      spans: [[4, 14]],
      policies: ['conduct'],
    });
    wire().breaks();
    reconnects();
    wire().says({ type: 'resumed', replayed: 0, cursor: 'c9' });
    expect(wire().posts).toEqual([]);
    expect(chat.outbox.discard('id1')?.text).toBe('the guaranteed return');
    expect(stored).toEqual([]);
  });

  it('waits as long as the server asks when it was too fast', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().says({ type: 'refused', clientId: 'id1', code: 'rate-limited', retryAfterMillis: 3_000 });
    vi.advanceTimersByTime(2_900);
    expect(wire().posts).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(wire().posts).toEqual(['id1:one', 'id1:one']);
  });

  it('does not try again what can never be taken', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('gone', 'one');
    wire().says({ type: 'refused', clientId: 'id1', code: 'not-found', detail: 'No such conversation.' });
    expect(chat.outbox.entries[0]?.state).toEqual({
      is: 'failed',
      code: 'not-found',
      detail: 'No such conversation.',
    });
  });

  it('takes a refusal it does not know for final, rather than waiting for ever', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().says({ type: 'refused', clientId: 'id1', code: 'barrier' as 'not-found' });
    expect(chat.outbox.entries[0]?.state).toEqual({ is: 'failed', code: 'barrier' });
  });

  it('shows an answer that says duplicate like any other', () => {
    const chat = line();
    wire().welcomes();
    chat.outbox.post('room', 'one');
    wire().says({
      type: 'accepted',
      clientId: 'id1',
      id: 'm1',
      conversation: 'room',
      position: 1,
      at: '2026-11-23T10:00:00.000000Z',
      duplicate: true,
    });
    expect(own).toEqual(['m1:one']);
  });
});
