import { useFormats } from '@chancery/web-shell/i18n';
import { Badge, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useChat } from '../../app/chat';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import { hasDraft } from '../messages/drafts';
import { ConversationIcon } from './ConversationIcon';
import { titleOf } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';

type ConversationRowProps = { readonly conversation: Conversation; readonly chosen: boolean };

/** A conversation in the list: who, what was said last and when, and how much is unread. */
export function ConversationRow({ conversation, chosen }: ConversationRowProps) {
  const text = chatTexts.useText();
  const formats = useFormats();
  const me = useChat().me.person.id;
  const { lastMessage, unread } = conversation;
  const by = speaker(conversation, me, text('you'));
  const drafted = !chosen && hasDraft(me, conversation.id);
  return (
    <UnstyledButton
      className={classes.row}
      data-chosen={chosen || undefined}
      data-unread={unread > 0 || undefined}
      aria-current={chosen ? 'page' : undefined}
      onClick={() => choose(conversation.id)}
    >
      <ConversationIcon conversation={conversation} me={me} />
      <span className={classes.rowText}>
        <span className={classes.rowTop}>
          <Text component="span" className={classes.rowTitle} dir="auto" truncate>
            {titleOf(conversation, me)}
          </Text>
          {lastMessage ? (
            <Text
              component="time"
              dateTime={lastMessage.at}
              size="xs"
              c="dimmed"
              className="tabular"
              style={{ flex: 'none' }}
            >
              {formats.brief(lastMessage.at)}
            </Text>
          ) : null}
        </span>
        <span className={classes.rowTop}>
          <span className={classes.rowLast}>
            {drafted ? <span className={classes.draft}>{text('draft')}</span> : null}
            {by === undefined ? null : <bdi>{text('by', { name: by })}</bdi>}
            <Text component="span" inherit truncate dir="auto">
              {lastMessage?.recalled === true
                ? text('recalledMessage')
                : lastMessage?.text === ''
                  ? text('files')
                  : (lastMessage?.text ?? text('nothingSaid'))}
            </Text>
          </span>
          {unread > 0 ? (
            <Badge
              variant="filled"
              size="sm"
              radius="xl"
              miw={22}
              px={6}
              className={`${classes.badge} tabular`}
              aria-hidden
            >
              {unread > 99 ? '99+' : unread}
            </Badge>
          ) : null}
        </span>
      </span>
      {unread > 0 ? <VisuallyHidden>{text('unread', { count: unread })}</VisuallyHidden> : null}
    </UnstyledButton>
  );
}

/** Whose the last line is, where that is not plain from whom the conversation is with. */
function speaker({ kind, lastMessage }: Conversation, me: string, you: string): string | undefined {
  if (!lastMessage) {
    return undefined;
  }
  if (lastMessage.sender.id === me) {
    return you;
  }
  return kind === 'direct' ? undefined : lastMessage.sender.name.split(' ')[0];
}
