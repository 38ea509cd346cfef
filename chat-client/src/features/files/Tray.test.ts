import { describe, expect, it } from 'vitest';
import { Trays } from './Tray';
import type { sendFile } from './uploads';

const limits = { maxBytes: 100, mostOfMessage: 3 };
const file = (name: string, size = 3) => new File(['x'.repeat(size)], name);

/** Stands for the server: uploads wait until the test lets them go on. */
function scripted() {
  const under: { name: string; on: Parameters<typeof sendFile>[2]; cancelled: boolean }[] = [];
  const send: typeof sendFile = (_, { name }, on) => {
    const entry = { name, on, cancelled: false };
    under.push(entry);
    return { cancel: () => (entry.cancelled = true) };
  };
  const ends = (name: string) =>
    under
      .find((entry) => entry.name === name)
      ?.on.done({ id: name, name, bytes: 3, mediaType: 'text/plain' });
  return { under, send, ends };
}

describe('a tray', () => {
  it('goes on while nobody looks, and is there again for who comes back', () => {
    const { send, ends } = scripted();
    const trays = new Trays(send);
    const leave = trays.of('room').subscribe(() => undefined);
    trays.of('room').add([file('a')], limits);
    leave();
    trays.of('elsewhere').add([file('b')], limits);
    ends('a');

    expect(
      trays
        .of('room')
        .content()
        .uploads.map(({ state }) => state.is),
    ).toEqual(['ready']);
    expect(
      trays
        .of('elsewhere')
        .content()
        .uploads.map(({ state }) => state.is),
    ).toEqual(['uploading']);
  });

  it('sends two at once, and the next when one is done or taken back', () => {
    const { under, send, ends } = scripted();
    const tray = new Trays(send).of('room');
    tray.add([file('a'), file('b'), file('c')], limits);
    expect(under.map(({ name }) => name)).toEqual(['a', 'b']);

    ends('a');
    expect(under.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    tray.remove(tray.content().uploads[1]?.key ?? '');

    expect(under[1]?.cancelled).toBe(true);
    expect(tray.content().uploads.map(({ name }) => name)).toEqual(['a', 'c']);
  });

  it('says what is too much, too large and empty, and tells those who watch', () => {
    const { under, send } = scripted();
    const tray = new Trays(send).of('room');
    let told = 0;
    tray.subscribe(() => told++);
    tray.add([file('large', 101), file('empty', 0), file('good'), file('fourth')], limits);

    expect(under.map(({ name }) => name)).toEqual(['good']);
    expect(tray.content().tooMany).toBe(true);
    expect(tray.content().uploads.map(({ state }) => (state.is === 'failed' ? state.why : state.is))).toEqual(
      ['too-large', 'empty', 'uploading'],
    );
    expect(told).toBeGreaterThan(0);
  });

  it('takes back files once, and is empty after they went', () => {
    const tray = new Trays(scripted().send).of('room');
    const attachment = { id: 'x', name: 'x.txt', bytes: 3, mediaType: 'text/plain' };
    tray.restore([attachment]);
    tray.restore([attachment]);
    expect(tray.content().uploads).toHaveLength(1);

    tray.clear();
    expect(tray.content().uploads).toHaveLength(0);
  });
});
