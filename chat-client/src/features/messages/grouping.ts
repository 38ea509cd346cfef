import type { Message } from './history';

const SAME_BREATH_MILLIS = 5 * 60_000;

/** What the list shows, top to bottom. */
export type Entry =
  | { readonly is: 'day'; readonly key: string; readonly at: string }
  | { readonly is: 'unread'; readonly key: string; readonly count: number }
  | { readonly is: 'group'; readonly key: string; readonly messages: readonly [Message, ...Message[]] };

/**
 * Lays messages out: a line where the day changes, a line before the first unread one, and neighbours by one
 * sender within five minutes as one group. `readPosition` undefined means that nothing is marked unread.
 */
export function entriesOf(
  messages: readonly Message[],
  readPosition: number | undefined,
  me: string,
): Entry[] {
  const entries: Entry[] = [];
  const isUnread = (message: Message) =>
    readPosition !== undefined && message.position > readPosition && message.sender.id !== me;
  let marked = false;
  let previous: Message | undefined;
  for (const message of messages) {
    const newDay = previous === undefined || dayOf(previous.at) !== dayOf(message.at);
    const firstUnread = !marked && isUnread(message);
    if (newDay) {
      entries.push({ is: 'day', key: `day-${dayOf(message.at)}`, at: message.at });
    }
    if (firstUnread) {
      marked = true;
      const count = messages.filter(isUnread).length;
      entries.push({ is: 'unread', key: 'unread', count });
    }
    const last = entries.at(-1);
    if (last?.is === 'group' && previous !== undefined && inOneBreath(previous, message)) {
      entries[entries.length - 1] = { ...last, messages: [...last.messages, message] };
    } else {
      entries.push({ is: 'group', key: message.id, messages: [message] });
    }
    previous = message;
  }
  return entries;
}

function inOneBreath(before: Message, after: Message): boolean {
  return (
    before.sender.id === after.sender.id && Date.parse(after.at) - Date.parse(before.at) < SAME_BREATH_MILLIS
  );
}

function dayOf(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}
