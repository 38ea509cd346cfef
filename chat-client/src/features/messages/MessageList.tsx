import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState } from '@chancery/web-shell/ui';
import { Button, Loader, Text, VisuallyHidden } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconMessages } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { entriesOf } from './grouping';
import type { Beginning, Message } from './history';
import { MessageGroup } from './MessageGroup';
import classes from './messages.module.css';
import { useAttention } from './useAttention';
import { useStickyScroll } from './useStickyScroll';

type MessageListProps = {
  readonly label: string;
  readonly messages: readonly Message[];
  /** Why it begins where it does, where there was more once. */
  readonly beginning: Beginning | undefined;
  readonly readPosition: number | undefined;
  readonly older: { readonly exists: boolean; readonly loading: boolean; readonly load: () => void };
  readonly onRead: (position: number) => void;
  /** What follows the messages on record: those that are not. */
  readonly children: ReactNode;
  /** Changes when one sends, which brings the list to its end. */
  readonly sendCount: number;
};

/** The conversation as a list that loads upward, marks what is unread and says aloud what arrives. */
export function MessageList({
  label,
  messages,
  beginning,
  readPosition,
  older,
  onRead,
  children,
  sendCount,
}: MessageListProps) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const attention = useAttention();
  const markedFrom = useMarkedFrom(readPosition, attention, sendCount);
  const entries = useMemo(() => entriesOf(messages, markedFrom, me), [messages, markedFrom, me]);
  const scroll = useStickyScroll(messages[0]?.id);
  const { toBottom } = scroll;
  const divider = useRef<HTMLDivElement>(null);
  const newest = messages.at(-1);
  const unread = messages.filter(
    (message) => message.position > (readPosition ?? -1) && message.sender.id !== me && !message.recalledAt,
  );

  useLayoutEffect(() => {
    if (divider.current === null) {
      scroll.toBottom();
    } else {
      divider.current.scrollIntoView({ block: 'start' });
      scroll.onScroll();
    }
    // Once, when the conversation opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  useEffect(() => {
    if (sendCount > 0) {
      toBottom();
    }
  }, [sendCount, toBottom]);
  useEffect(() => {
    if (attention && scroll.atBottom && newest !== undefined && newest.position > (readPosition ?? -1)) {
      onRead(newest.position);
    }
  }, [attention, scroll.atBottom, newest, readPosition, onRead]);

  return (
    <div className={classes.listFrame}>
      <div
        ref={scroll.view}
        className={`${classes.view} chancery-scroll`}
        onScroll={scroll.onScroll}
        role="log"
        aria-live="off"
        aria-label={label}
        // Scrolls with the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div ref={scroll.content} className={classes.content}>
          <Top older={older} beginning={beginning} root={scroll.view.current} empty={messages.length === 0} />
          {entries.map((entry) => {
            switch (entry.is) {
              case 'day':
                return <DayLine key={entry.key} at={entry.at} />;
              case 'unread':
                return (
                  <div key={entry.key} ref={divider} className={classes.unreadLine} role="separator">
                    <span>{text('newMessages', { count: entry.count })}</span>
                  </div>
                );
              case 'group':
                return <MessageGroup key={entry.key} messages={entry.messages} me={me} />;
            }
          })}
          {children}
        </div>
      </div>
      {scroll.atBottom ? null : (
        <div className={classes.jumps}>
          {markedFrom !== undefined && unread.length > 0 && divider.current !== null ? (
            <Button
              size="xs"
              radius="xl"
              variant="default"
              leftSection={<IconArrowUp size={14} />}
              onClick={() => divider.current?.scrollIntoView({ block: 'start', behavior: 'smooth' })}
            >
              {text('jumpToUnread')}
            </Button>
          ) : null}
          <Button size="xs" radius="xl" leftSection={<IconArrowDown size={14} />} onClick={scroll.toBottom}>
            {unread.length > 0 ? text('newMessages', { count: unread.length }) : text('jumpToNewest')}
          </Button>
        </div>
      )}
      <Announcer newest={newest} me={me} />
    </div>
  );
}

/** From which position on messages are marked new: fixed while one looks, so that the line stays put. */
function useMarkedFrom(
  readPosition: number | undefined,
  attention: boolean,
  sendCount: number,
): number | undefined {
  const [mark, setMark] = useState({ from: readPosition, sendCount, attention });
  if (mark.sendCount !== sendCount) {
    // Answering means having read.
    setMark({ from: undefined, sendCount, attention });
  } else if (mark.attention !== attention) {
    setMark({ from: attention ? mark.from : readPosition, sendCount, attention });
  }
  return mark.from;
}

function Top({
  older,
  beginning,
  root,
  empty,
}: {
  readonly older: MessageListProps['older'];
  readonly beginning: Beginning | undefined;
  readonly root: HTMLElement | null;
  readonly empty: boolean;
}) {
  const text = chatTexts.useText();
  const removed = useRemoved(beginning);
  const { ref, entry } = useIntersection({ root, rootMargin: '400px 0px 0px 0px' });
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    if (near && older.exists && !older.loading) {
      older.load();
    }
  }, [near, older]);
  if (older.exists) {
    return (
      <div ref={ref} className={classes.older} role="status">
        {/* Nothing turns out of sight, where nothing is being loaded either. */}
        {near ? (
          <>
            <Loader size="sm" type="dots" />
            <VisuallyHidden>{text('loadingOlder')}</VisuallyHidden>
          </>
        ) : null}
      </div>
    );
  }
  return empty ? (
    <EmptyState
      icon={<IconMessages size={28} stroke={1.5} />}
      title={beginning?.removedUntil ? text('nothingShown') : text('nothingSaid')}
      detail={removed ?? text('beginningNote')}
    />
  ) : (
    <Text size="sm" c="dimmed" ta="center" pt="xl" pb="sm">
      {removed ?? `${text('beginning')} ${text('beginningNote')}`}
    </Text>
  );
}

/** That there is more than is shown, and that it is kept. */
function useRemoved(beginning: Beginning | undefined): string | undefined {
  const text = chatTexts.useText();
  const formats = useFormats();
  if (typeof beginning?.days === 'number') {
    return text('olderNotShown', { count: beginning.days });
  }
  return typeof beginning?.removedUntil === 'string'
    ? text('earlierNotShown', { day: formats.day(beginning.removedUntil) })
    : undefined;
}

function DayLine({ at }: { readonly at: string }) {
  const formats = useFormats();
  return (
    <div className={classes.day} role="separator">
      <time dateTime={at} title={formats.day(at)}>
        {formats.nearDay(at)}
      </time>
    </div>
  );
}

/** Reads out what others say while the conversation is open; what was there before is not read. */
function Announcer({ newest, me }: { readonly newest: Message | undefined; readonly me: string }) {
  const text = chatTexts.useText();
  const [start] = useState(newest?.position ?? -1);
  const fresh = newest !== undefined && newest.position > start && newest.sender.id !== me;
  return (
    <VisuallyHidden aria-live="polite" aria-atomic>
      {fresh && !newest.recalledAt ? text('personSaid', { name: newest.sender.name, text: newest.text }) : ''}
    </VisuallyHidden>
  );
}
