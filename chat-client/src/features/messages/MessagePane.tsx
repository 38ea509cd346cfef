import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { VisuallyHidden } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useChat, useUnsent } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { RefusedState, Unsent } from '../../socket/Outbox';
import { titleOf } from '../conversations/conversations';
import type { Conversation } from '../conversations/conversations';
import { DropHint, useDrop } from '../files/drop';
import { useUploads } from '../files/useUploads';
import { Composer } from './Composer';
import { useDraft } from './drafts';
import { EditingContext, useEditingHere } from './editing';
import { HintLine } from './HintLine';
import { useHint } from './hints';
import { beginningOf, flat, historyQuery } from './history';
import type { Message } from './history';
import { MessageList } from './MessageList';
import classes from './messages.module.css';
import { RewordContext, useUnchanging } from './reword';
import { TypingLine } from './TypingLine';
import { UnsentMessage } from './UnsentMessage';

/** One conversation's messages, what of mine is not on record yet, and where to write. Keyed by conversation. */
export function MessagePane({ conversation }: { readonly conversation: Conversation }) {
  const text = chatTexts.useText();
  const { me, line, markRead } = useChat();
  const history = useInfiniteQuery(historyQuery(conversation.id));
  const messages = useMemo(() => flat(history.data), [history.data]);
  const open = useUnsent().filter((entry) => entry.conversation === conversation.id);
  const unsent = open.filter(({ change }) => change === undefined);
  const [draft, setDraft] = useDraft(me.person.id, conversation.id);
  const [sendCount, setSendCount] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useUploads(conversation.id);
  const drop = useDrop(files.add);
  const title = titleOf(conversation, me.person.id);
  const onRead = useCallback(
    (position: number) => markRead(conversation.id, position),
    [markRead, conversation.id],
  );

  useHotkeys([['Escape', () => field.current?.focus()]]);

  const takeIn = (said: string) => {
    if (said !== '') {
      setDraft(draft.trim() === '' ? said : `${draft}\n${said}`);
    }
    field.current?.focus();
  };
  const edit = (entry: Unsent) => {
    line.outbox.discard(entry.clientId);
    takeIn(entry.text);
    files.restore(entry.attachments ?? []);
  };
  // The same function whatever the draft, so that writing does not draw the history anew.
  const reword = useUnchanging(takeIn);
  const hint = useHint(conversation.id, draft);
  const lastRefused = unsent.findLast(
    ({ state, forward }) => state.is === 'refused' && forward === undefined,
  );
  const lastSaid = open.findLast(({ state }) => state.is === 'refused');
  const lastMine = messages.findLast((message) => message.sender.id === me.person.id && isEditable(message));
  const editing = useEditingHere(field);
  const editLast = () => {
    if (lastRefused !== undefined) {
      edit(lastRefused);
    } else if (lastMine !== undefined) {
      editing.begin(lastMine.id);
    }
  };
  return (
    <section className={classes.pane} aria-label={text('messages', { name: title })} {...drop.handlers}>
      {drop.over ? <DropHint /> : null}
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
        <RewordContext value={reword}>
          <EditingContext value={editing}>
            <MessageList
              label={text('messages', { name: title })}
              messages={messages}
              beginning={beginningOf(history.data)}
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
          </EditingContext>
        </RewordContext>
      )}
      <TypingLine conversation={conversation.id} />
      <Composer
        conversation={conversation.id}
        title={title}
        draft={draft}
        onDraft={setDraft}
        onEditLast={editLast}
        onSent={() => setSendCount((count) => count + 1)}
        files={files}
        field={field}
      />
      <HintLine hint={hint} field={field} />
      <VisuallyHidden role="alert">
        {lastSaid?.state.is === 'refused' ? refusalSaid(lastSaid, lastSaid.state, text) : ''}
      </VisuallyHidden>
      <FateAnnouncer messages={messages} me={me.person.id} />
    </section>
  );
}

function isEditable({ state, recalledAt, forwarded }: Message): boolean {
  return state !== 'held' && state !== 'rejected' && !recalledAt && !forwarded;
}

function refusalSaid(
  { change }: Unsent,
  { warning, tip }: RefusedState,
  text: ReturnType<typeof chatTexts.useText>,
): string {
  if (change !== undefined && warning === undefined) {
    return text('refusedEditAnnounced', { tip: tip ?? text('refusedEditNote') });
  }
  return warning === undefined
    ? text('refusedAnnounced', { tip: tip ?? text('refusedNoTip') })
    : text('warnedAnnounced', { tip: tip ?? text('warnedNoTip') });
}

/** Reads out what became of one's own messages after they were sent; what is so from the start is not read. */
function FateAnnouncer({ messages, me }: { readonly messages: readonly Message[]; readonly me: string }) {
  const text = chatTexts.useText();
  const decided = messages.findLast(
    ({ sender, state, redacted }) =>
      sender.id === me && (state === 'held' || state === 'rejected' || redacted === true),
  );
  const said =
    decided === undefined
      ? ''
      : decided.state === 'held'
        ? `${text('heldTitle')}. ${text('heldDetail')}`
        : decided.state === 'rejected'
          ? `${text('rejectedTitle')}. ${decided.reviewReason ?? ''}`
          : text('redactedMine');
  return <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>;
}
