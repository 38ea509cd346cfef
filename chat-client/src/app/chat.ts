import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import {
  conversationsQuery,
  noteChange,
  noteMessage,
  noteRead,
} from '../features/conversations/conversations';
import { Trays } from '../features/files/Tray';
import { sendFile } from '../features/files/uploads';
import { noteAnswer, refetchAppeals } from '../features/messages/appeals';
import {
  forgetHistory,
  noteArrival,
  noteEdit,
  noteRecall,
  noteRejection,
} from '../features/messages/history';
import type { Message } from '../features/messages/history';
import { keepOriginal } from '../features/messages/originals';
import { forgetPreviews, notePreview } from '../features/messages/previews';
import type { Me } from '../features/session/me';
import { LivePeople } from '../features/presence/live';
import type { SeenPerson } from '../features/presence/live';
import { ChatLine } from '../socket/ChatLine';
import type { OwnMessage } from '../socket/ChatLine';
import type { ConnectionState, Wire } from '../socket/Connection';
import { personId, SUBPROTOCOL } from '../socket/frames';
import type { ServerFrame } from '../socket/frames';
import type { OutboxStorage, Unsent } from '../socket/Outbox';
import { sayAnswered, sayRejected } from './notices';
import { server } from './server';
import type { Page } from './server';

const TOGETHER_MILLIS = 250;

/** What a signed-in page works with: the line, who is there, and the cache both feed. */
export type Chat = {
  readonly me: Me;
  readonly line: ChatLine;
  readonly people: LivePeople;
  /** The files that are being added to messages. */
  readonly trays: Trays;
  /** Tells the server, by whichever way is open, that everything up to a position was read. */
  readonly markRead: (conversation: string, position: number) => void;
};

/** Builds the line and carries what it brings into the query cache. */
export function createChat(me: Me, cache: QueryClient): Chat {
  const people = new LivePeople(askPresence);
  const refetchList = together(() => void cache.invalidateQueries({ queryKey: conversationsQuery.queryKey }));

  const messageArrived = (message: Message) => {
    const mine = message.sender.id === me.person.id;
    noteArrival(cache, message);
    noteMessage(cache, message.conversation, message, mine);
    people.stopsTyping(message.conversation, message.sender.id);
  };
  const ownMessage = ({ sent, id, position, at, delivered, text, tip, rejection }: OwnMessage) => {
    const message: Message = {
      id,
      position,
      at,
      conversation: sent.conversation,
      sender: me.person,
      text: delivered ?? text ?? sent.text,
      clientId: sent.clientId,
      ...(sent.forward === undefined ? {} : { forwarded: sent.forward.origin }),
      ...(sent.attachments === undefined ? {} : { attachments: sent.attachments }),
      ...(tip === undefined ? {} : { tip }),
    };
    if (rejection !== undefined) {
      noteArrival(cache, { ...message, state: 'rejected', reviewReason: rejection });
    } else if (delivered === undefined) {
      messageArrived(message);
    } else {
      if (sent.forward === undefined) {
        keepOriginal(me.person.id, id, sent.text);
      }
      messageArrived({ ...message, redacted: true });
    }
  };
  let welcomes = 0;
  const onFrame = (frame: ServerFrame, sent?: Unsent) => {
    switch (frame.type) {
      case 'welcome':
        // What was fetched before the line stood may lack what came in between.
        if (welcomes++ === 0) {
          refetchList();
          void cache.invalidateQueries({ queryKey: ['messages'] });
        }
        people.askAgain();
        return;
      case 'message': {
        const { released, ...message } = frame;
        if (frame.redacted === true && sent !== undefined) {
          keepOriginal(me.person.id, frame.id, sent.text);
        }
        messageArrived(released === true ? { ...message, state: 'released' } : message);
        if (released === true) {
          // It comes at an old place: only the server knows whether it counts as unread.
          refetchList();
        }
        return;
      }
      case 'preview':
        notePreview(frame);
        return;
      case 'edited':
        if (frame.redacted === true && sent !== undefined) {
          keepOriginal(me.person.id, frame.id, sent.text);
        }
        noteEdit(cache, frame);
        noteChange(cache, frame.conversation, frame.id, { text: frame.text });
        return;
      case 'recalled':
        noteRecall(cache, frame);
        noteChange(cache, frame.conversation, frame.id, { text: '', recalled: true });
        // Only the server knows whether it had counted as unread.
        refetchList();
        return;
      case 'held':
        noteArrival(cache, {
          ...frame,
          text: frame.text ?? sent?.text ?? '',
          ...(sent?.forward === undefined ? {} : { forwarded: sent.forward.origin }),
          sender: me.person,
          state: 'held',
        });
        return;
      case 'rejected':
        noteRejection(cache, frame.conversation, frame.id, frame.reason);
        sayRejected(frame);
        return;
      case 'appeal-answered':
        noteAnswer(cache, frame);
        sayAnswered(frame);
        return;
      case 'conversation':
        refetchList();
        void cache.invalidateQueries({ queryKey: ['members', frame.conversation.id] });
        return;
      case 'read':
        noteRead(cache, frame.conversation, frame.position);
        return;
      case 'typing':
        people.types(frame.conversation, personId(frame.person));
        return;
      case 'presence':
        people.seen(personId(frame.person), frame.status);
        people.says(personId(frame.person), frame.text);
        return;
      case 'resync':
        forgetHistory(cache);
        forgetPreviews();
        refetchAppeals(cache);
        refetchList();
        return;
      case 'accepted':
      case 'refused':
      case 'resumed':
      case 'pong':
      case 'error':
        return;
    }
  };

  const line = new ChatLine(
    {
      onFrame,
      onOwnMessage: ownMessage,
      onRefused: () => undefined,
    },
    {
      open: () => wireOf(new WebSocket(socketAddress(), SUBPROTOCOL)),
      signedIn: async () => {
        try {
          await server.get('/api/me');
          return true;
        } catch (failure) {
          return !(failure instanceof Error && 'status' in failure && failure.status === 401);
        }
      },
      networked: () => navigator.onLine,
      random: Math.random,
      newId: () => crypto.randomUUID(),
      storage: outboxStorage(me.person.id),
    },
  );
  return {
    me,
    line,
    people,
    trays: new Trays(sendFile),
    markRead: (conversation, position) => {
      noteRead(cache, conversation, position);
      if (!line.connection.send({ type: 'read', conversation, position })) {
        server.post(`/api/conversations/${conversation}/read`, { position }).catch(() => undefined);
      }
    },
  };
}

export const ChatContext = createContext<Chat | undefined>(undefined);

/** The signed-in page's chat. */
export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === undefined) {
    throw new Error('useChat stands outside of a signed-in page');
  }
  return chat;
}

export function useConnectionState(): ConnectionState {
  const { line } = useChat();
  return useSyncExternalStore(
    (listener) => line.subscribe(listener),
    () => line.state,
  );
}

/** Everything of mine that is not on record yet, changes of messages included. */
export function useUnsent(): readonly Unsent[] {
  const { outbox } = useChat().line;
  return useSyncExternalStore(
    (listener) => outbox.subscribe(listener),
    () => outbox.entries,
  );
}

/** What is open about a message that is on record: an edit or a recall that was not answered yet, or refused. */
export function useChange(message: string): Unsent | undefined {
  const { outbox } = useChat().line;
  return useSyncExternalStore(
    (listener) => outbox.subscribe(listener),
    () => outbox.entries.find(({ change }) => change?.message === message),
  );
}

async function askPresence(people: readonly string[]): Promise<readonly SeenPerson[]> {
  return (await server.get<Page<SeenPerson>>('/api/presence', { query: { ids: people.join() } })).items;
}

function wireOf(socket: WebSocket): Wire {
  const wire: Wire = {
    onmessage: null,
    onclose: null,
    send: (data) => socket.send(data),
    close: (code) => socket.close(code),
  };
  socket.onmessage = (event) => wire.onmessage?.(event);
  socket.onclose = (event) => wire.onclose?.(event);
  return wire;
}

/** The language decides which of a policy's tips comes with a refusal. */
function socketAddress(): string {
  return `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/ws?lang=${document.documentElement.lang}`;
}

/** Runs once for calls that come in quick succession, such as a replay of many frames. */
function together(action: () => void): () => void {
  let due: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(due);
    due = setTimeout(action, TOGETHER_MILLIS);
  };
}

function outboxStorage(person: string): OutboxStorage {
  const key = `chancery.outbox.${person}`;
  return {
    load: () => {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? '[]') as readonly Unsent[];
      } catch {
        return [];
      }
    },
    save: (entries) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(entries));
      } catch {
        // Storage is full or barred; what is unsent then lives as long as the page.
      }
    },
  };
}
