import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCertificate,
  IconCopy,
  IconDots,
  IconPencil,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { OnRecordDialog } from '../record/OnRecordDialog';
import { useEditing } from './editing';
import { ForwardDialog } from './ForwardDialog';
import type { Message } from './history';
import classes from './messages.module.css';

type MessageMenuProps = { readonly message: Message; readonly mine: boolean };

/** What can be done with a message others have seen. */
export function MessageMenu({ message, mine }: MessageMenuProps) {
  const text = chatTexts.useText();
  const { begin } = useEditing();
  const [dialog, setDialog] = useState<'forward' | 'recall' | 'record'>();
  const close = () => setDialog(undefined);
  const copy = () => {
    navigator.clipboard.writeText(message.text).then(
      () => notifications.show({ message: text('copied'), color: 'moss' }),
      () => notifications.show({ message: text('copyFailed'), color: 'seal' }),
    );
  };
  return (
    <>
      <Menu position="bottom-end" returnFocus={dialog === undefined}>
        <Menu.Target>
          <ActionIcon
            className={classes.actions}
            variant="default"
            size={28}
            aria-label={text('messageActions')}
          >
            <IconDots size={15} stroke={1.8} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mine && !message.forwarded ? (
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.6} />} onClick={() => begin(message.id)}>
              {text('edit')}
            </Menu.Item>
          ) : null}
          {message.text === '' ? null : (
            <>
              <Menu.Item
                leftSection={<IconArrowForwardUp size={16} stroke={1.6} className="chancery-flip" />}
                onClick={() => setDialog('forward')}
              >
                {text('forward')}
              </Menu.Item>
              <Menu.Item leftSection={<IconCopy size={16} stroke={1.6} />} onClick={copy}>
                {text('copy')}
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconCertificate size={16} stroke={1.6} />}
            onClick={() => setDialog('record')}
          >
            {text('onTheRecord')}
          </Menu.Item>
          {mine ? (
            <Menu.Item
              color="seal"
              leftSection={<IconArrowBackUp size={16} stroke={1.6} className="chancery-flip" />}
              onClick={() => setDialog('recall')}
            >
              {text('recall')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <ForwardDialog message={message} opened={dialog === 'forward'} onClose={close} />
      <OnRecordDialog message={message} opened={dialog === 'record'} onClose={close} />
      <RecallDialog message={message} opened={dialog === 'recall'} onClose={close} />
    </>
  );
}

type RecallDialogProps = {
  readonly message: Message;
  readonly opened: boolean;
  readonly onClose: () => void;
};

function RecallDialog({ message, opened, onClose }: RecallDialogProps) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text('recallTitle')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      <Text>{text('recallDetail')}</Text>
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          color="seal"
          data-autofocus
          onClick={() => {
            outbox.change(message.conversation, message.text, { is: 'recall', message: message.id });
            onClose();
          }}
        >
          {text('recall')}
        </Button>
      </Group>
    </Modal>
  );
}
