import { Modal, ScrollArea, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import { ConversationIcon } from '../conversations/ConversationIcon';
import { titleOf, useConversations } from '../conversations/conversations';
import type { Message } from './history';
import classes from './messages.module.css';

type ForwardDialogProps = {
  readonly message: Message;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** Where a message is to be passed on to; choosing sends it and goes there, where its fate shows. */
export function ForwardDialog({ message, opened, onClose }: ForwardDialogProps) {
  const text = chatTexts.useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text('forwardTitle')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <blockquote className={classes.original} dir="auto">
        <Text size="sm" lineClamp={3} className={classes.text}>
          {message.text}
        </Text>
      </blockquote>
      <Text size="xs" c="dimmed" mt={6} mb="md">
        {text('forwardDetail')}
      </Text>
      <Targets message={message} onClose={onClose} />
    </Modal>
  );
}

function Targets({ message, onClose }: Pick<ForwardDialogProps, 'message' | 'onClose'>) {
  const text = chatTexts.useText();
  const { me, line } = useChat();
  const [typed, setTyped] = useState('');
  const { data: conversations = [] } = useConversations();
  const query = typed.trim().toLocaleLowerCase();
  const targets = conversations.filter((conversation) =>
    titleOf(conversation, me.person.id).toLocaleLowerCase().includes(query),
  );
  const forward = (target: string) => {
    const { sender, at, conversation, id } = message;
    line.outbox.forward(target, message.text, id, { name: sender.name, at, conversation, message: id });
    onClose();
    choose(target);
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={text('forwardTo')}
        placeholder={text('forwardTo')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah="45vh" mt="xs" type="auto">
        <ul className={classes.targets} aria-label={text('conversations')}>
          {targets.map((conversation) => (
            <li key={conversation.id}>
              <UnstyledButton className={classes.target} onClick={() => forward(conversation.id)}>
                <ConversationIcon conversation={conversation} me={me.person.id} size={30} />
                <Text component="span" truncate dir="auto">
                  {titleOf(conversation, me.person.id)}
                </Text>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {targets.length === 0 ? (
          <Text c="dimmed" ta="center" py="lg">
            {text('noMatches')}
          </Text>
        ) : null}
      </ScrollArea.Autosize>
    </>
  );
}
