import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useChat, useUnsent } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { Unsent } from '../../socket/Outbox';
import { titleOf } from '../conversations/conversations';
import type { Conversation } from '../conversations/conversations';
import { Composer } from './Composer';
import { useDraft } from './drafts';
import { flat, historyQuery } from './history';
import { MessageList } from './MessageList';
import classes from './messages.module.css';
import { TypingLine } from './TypingLine';
import { UnsentMessage } from './UnsentMessage';

/** One conversation's messages, what of mine is not on record yet, and where to write. Keyed by conversation. */
export function MessagePane({ conversation }: { readonly conversation: Conversation }) {
  const text = chatTexts.useText();
  const { me, line, markRead } = useChat();
  const history = useInfiniteQuery(historyQuery(conversation.id));
  const messages = useMemo(() => flat(history.data), [history.data]);
  const unsent = useUnsent().filter((entry) => entry.conversation === conversation.id);
  const [draft, setDraft] = useDraft(me.person.id, conversation.id);
  const [sendCount, setSendCount] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = titleOf(conversation, me.person.id);
  const onRead = useCallback(
    (position: number) => markRead(conversation.id, position),
    [markRead, conversation.id],
  );

  useHotkeys([['Escape', () => field.current?.focus()]]);

  const edit = (entry: Unsent) => {
    line.outbox.discard(entry.clientId);
    setDraft(draft.trim() === '' ? entry.text : `${draft}\n${entry.text}`);
    field.current?.focus();
  };
  const lastRefused = unsent.findLast(({ state }) => state.is === 'refused');
  return (
    <section className={classes.pane} aria-label={text('messages', { name: title })}>
      {history.isPending ? (
        <div className={classes.listFrame}>
          <LoadingState withPicture rows={8} />
        </div>
      ) : null}
      {history.isError && history.data === undefined ? (
        <div className={classes.listFrame}>
          <ErrorState error={history.error} onRetry={() => void history.refetch()} />
        </div>
      ) : null}
      {history.data === undefined ? null : (
        <MessageList
          label={text('messages', { name: title })}
          messages={messages}
          readPosition={conversation.readPosition ?? undefined}
          older={{
            exists: history.hasNextPage,
            loading: history.isFetchingNextPage || history.isFetchNextPageError,
            load: () => void history.fetchNextPage(),
          }}
          onRead={onRead}
          sendCount={sendCount}
        >
          {unsent.map((entry) => (
            <UnsentMessage key={entry.clientId} unsent={entry} onEdit={edit} />
          ))}
        </MessageList>
      )}
      <TypingLine conversation={conversation.id} />
      <Composer
        conversation={conversation.id}
        title={title}
        draft={draft}
        onDraft={setDraft}
        onRecall={() => lastRefused !== undefined && edit(lastRefused)}
        onSent={() => setSendCount((count) => count + 1)}
        field={field}
      />
      <VisuallyHidden role="alert">
        {lastRefused?.state.is === 'refused'
          ? text('refusedAnnounced', { tip: lastRefused.state.tip ?? text('refusedNoTip') })
          : ''}
      </VisuallyHidden>
    </section>
  );
}
