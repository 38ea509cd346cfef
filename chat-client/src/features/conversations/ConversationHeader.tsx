import { unitName, useFailureText } from '@chancery/web-shell/ui';
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Menu,
  Modal,
  Text,
  TextInput,
  Title,
  Tooltip,
} from '@mantine/core';
import {
  IconArrowLeft,
  IconDots,
  IconDoorExit,
  IconPencil,
  IconUserPlus,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import { usePresence } from '../presence/live';
import { nameRefusal, useLeave, useRename } from './actions';
import { AddPeople } from './AddPeople';
import { ConversationIcon } from './ConversationIcon';
import { counterpartOf, titleOf } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';
import { Failure } from './Failure';

type ConversationHeaderProps = {
  readonly conversation: Conversation;
  readonly membersShown: boolean;
  readonly onMembers: () => void;
};

/** Who one is talking to, and what can be done with the conversation. */
export function ConversationHeader({ conversation, membersShown, onMembers }: ConversationHeaderProps) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const person = counterpartOf(conversation, me);
  const presence = usePresence(person?.id);
  const [dialog, setDialog] = useState<'rename' | 'leave' | 'add'>();
  const close = () => setDialog(undefined);
  const isRoom = conversation.kind === 'room';
  return (
    <header className={classes.head}>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={text('backToList')}
        onClick={() => choose(undefined)}
      >
        <IconArrowLeft size={20} className="chancery-flip" />
      </ActionIcon>
      <ConversationIcon conversation={conversation} me={me} />
      <div className={classes.headText}>
        <Title order={2} fz="lg" lineClamp={1} dir="auto" className={classes.own}>
          {titleOf(conversation, me)}
        </Title>
        <Text size="xs" c="dimmed" truncate>
          {isRoom
            ? `${conversation.visibility === 'private' ? text('private') : text('public')} · ${text('memberCount', { count: conversation.memberCount ?? 0 })}`
            : [text(presence), unitName(person?.unit)].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Tooltip label={text('onTheRecordDetail')} multiline w={260}>
        <Badge visibleFrom="md" color="gray" leftSection={<IconWritingSign size={13} stroke={1.7} />}>
          {text('onTheRecord')}
        </Badge>
      </Tooltip>
      <Group gap={2} wrap="nowrap">
        <Tooltip label={text('showMembers')}>
          <ActionIcon
            variant={membersShown ? 'light' : 'subtle'}
            color={membersShown ? 'ink' : 'gray'}
            size="lg"
            aria-label={text('showMembers')}
            aria-pressed={membersShown}
            onClick={onMembers}
          >
            <IconUsers size={19} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        {isRoom ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('more')}>
                <IconDots size={19} stroke={1.7} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconUserPlus size={16} stroke={1.6} />}
                onClick={() => setDialog('add')}
              >
                {text('addPeople')}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconPencil size={16} stroke={1.6} />}
                onClick={() => setDialog('rename')}
              >
                {text('rename')}
              </Menu.Item>
              <Menu.Item
                color="seal"
                leftSection={<IconDoorExit size={16} stroke={1.6} />}
                onClick={() => setDialog('leave')}
              >
                {text('leave')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </Group>
      <Modal opened={dialog === 'rename'} onClose={close} title={text('renameTitle')}>
        <Rename conversation={conversation} onClose={close} />
      </Modal>
      <Modal
        opened={dialog === 'leave'}
        onClose={close}
        title={text('leaveTitle', { name: conversation.name ?? '' })}
      >
        <Leave conversation={conversation} onClose={close} />
      </Modal>
      <Modal opened={dialog === 'add'} onClose={close} title={text('addPeople')}>
        <AddPeople conversation={conversation.id} onClose={close} />
      </Modal>
    </header>
  );
}

type DialogProps = { readonly conversation: Conversation; readonly onClose: () => void };

function Rename({ conversation, onClose }: DialogProps) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const rename = useRename(conversation.id);
  const [name, setName] = useState(conversation.name ?? '');
  const problem =
    rename.error === null ? undefined : (nameRefusal(rename.error) ?? failureText(rename.error));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rename.mutate(name.trim(), { onSuccess: onClose });
      }}
    >
      <TextInput
        data-autofocus
        required
        maxLength={100}
        label={text('roomName')}
        value={name}
        error={problem}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button
          type="submit"
          loading={rename.isPending}
          disabled={name.trim() === '' || name === conversation.name}
        >
          {text('save')}
        </Button>
      </Group>
    </form>
  );
}

function Leave({ conversation, onClose }: DialogProps) {
  const text = chatTexts.useText();
  const leave = useLeave(conversation.id);
  return (
    <>
      <Text c="dimmed">{text('leaveDetail')}</Text>
      <Failure error={leave.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {text('cancel')}
        </Button>
        <Button
          color="seal"
          loading={leave.isPending}
          onClick={() => leave.mutate(undefined, { onSuccess: onClose })}
        >
          {text('leave')}
        </Button>
      </Group>
    </>
  );
}
