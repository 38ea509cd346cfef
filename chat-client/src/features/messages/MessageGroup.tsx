import { useFormats } from '@chancery/web-shell/i18n';
import { PersonAvatar } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import { memo } from 'react';
import { chatTexts } from '../../app/texts';
import type { Message } from './history';
import { MessageLine } from './MessageLine';
import classes from './messages.module.css';

type MessageGroupProps = { readonly messages: readonly [Message, ...Message[]]; readonly me: string };

/** What one person said in one breath, under one name and time. */
export const MessageGroup = memo(function MessageGroup({ messages, me }: MessageGroupProps) {
  const text = chatTexts.useText();
  const formats = useFormats();
  const [first] = messages;
  const mine = first.sender.id === me;
  return (
    <article className={classes.group} data-mine={mine || undefined}>
      <PersonAvatar name={first.sender.name} seed={first.sender.id} size={36} />
      <div className={classes.groupBody}>
        <div className={classes.groupHead}>
          <Text component="span" fw={600} size="sm">
            {mine ? text('you') : first.sender.name}
          </Text>
          <Text
            component="time"
            dateTime={first.at}
            title={formats.exact(first.at)}
            size="xs"
            c="dimmed"
            className="tabular"
          >
            {formats.time(first.at)}
          </Text>
        </div>
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} mine={mine} />
        ))}
      </div>
    </article>
  );
}, sameMessages);

/** Groups are cut anew with every arrival; one whose messages are the same need not be drawn again. */
function sameMessages(before: MessageGroupProps, after: MessageGroupProps): boolean {
  return (
    before.me === after.me &&
    before.messages.length === after.messages.length &&
    before.messages.every((message, at) => message === after.messages[at])
  );
}
