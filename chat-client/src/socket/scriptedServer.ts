import type { ClientFrame, ServerFrame } from './frames';
import type { Wire } from './Connection';

/** The far end of one wire in a test: reads what the client sent, and answers when told to. */
export class ScriptedWire implements Wire {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  readonly received: ClientFrame[] = [];
  closed = false;

  send(data: string): void {
    this.received.push(JSON.parse(data) as ClientFrame);
  }

  close(): void {
    this.closed = true;
  }

  /** The server closes, or the network does with 1006. */
  breaks(code = 1006): void {
    this.onclose?.({ code });
  }

  says(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  welcomes(cursor = 'c0', inFlight = 2): void {
    this.says({
      type: 'welcome',
      session: 's1',
      person: { id: 'me', username: 'r.haddad', name: 'Rana Haddad' },
      cursor,
      heartbeatSeconds: 25,
      limits: { frameBytes: 65_536, textUnits: 16_384, postsPerSecond: 20, inFlight },
    });
  }

  accepts(clientId: string, position: number, cursor: string): void {
    this.says({
      type: 'accepted',
      clientId,
      id: `m${position}`,
      conversation: 'room',
      position,
      at: AT,
      cursor,
    });
  }

  brings(position: number, cursor: string, clientId = `other${position}`, sender = 'someone'): void {
    this.says({
      type: 'message',
      id: `m${position}`,
      conversation: 'room',
      position,
      at: AT,
      sender: { id: sender, username: sender, name: sender },
      text: `text ${position}`,
      clientId,
      cursor,
    });
  }

  /** The posts received, as `clientId:text`. */
  get posts(): string[] {
    return this.received.flatMap((frame) =>
      frame.type === 'post' ? [`${frame.clientId}:${'text' in frame ? frame.text : frame.forward}`] : [],
    );
  }
}

const AT = '2026-11-23T10:00:00.000000Z';
