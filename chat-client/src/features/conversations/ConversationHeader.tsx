import { unitName } from '@chancery/web-shell/ui';
import { ActionIcon, Badge, Button, Group, Menu, Modal, Text, Title, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconDots,
  IconDoorExit,
  IconMessage2,
  IconPencil,
  IconUserPlus,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import { usePresence, useStatusText } from '../presence/live';
import { useLeave } from './actions';
import { AddPeople } from './AddPeople';
import { ConversationIcon } from './ConversationIcon';
import { counterpartOf, titleOf } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';
import { Failure } from './Failure';
import { RoomText } from './RoomText';

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
  const about = useStatusText(person?.id) ?? conversation.topic ?? undefined;
  const [dialog, setDialog] = useState<'rename' | 'topic' | 'leave' | 'add'>();
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
        <Text size="xs" c="dimmed" truncate title={about}>
          {about ? (
            <>
              <bdi>{about}</bdi>
              {' · '}
            </>
          ) : null}
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
                leftSection={<IconMessage2 size={16} stroke={1.6} />}
                onClick={() => setDialog('topic')}
              >
                {text('changeTopic')}
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
        <RoomText of="name" conversation={conversation} onClose={close} />
      </Modal>
      <Modal opened={dialog === 'topic'} onClose={close} title={text('topicTitle')}>
        <RoomText of="topic" conversation={conversation} onClose={close} />
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

type LeaveProps = { readonly conversation: Conversation; readonly onClose: () => void };

function Leave({ conversation, onClose }: LeaveProps) {
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
