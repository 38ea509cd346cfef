import { EmptyState, ErrorState, LoadingState, Wordmark } from '@chancery/web-shell/ui';
import {
  ActionIcon,
  Button,
  Group,
  Kbd,
  Menu,
  SegmentedControl,
  TextInput,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core';
import {
  IconEdit,
  IconFilter,
  IconMessagePlus,
  IconSearch,
  IconUsersGroup,
  IconWorldSearch,
  IconWritingSign,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChat } from '../../app/chat';
import { useChosenConversation } from '../../app/route';
import { chatTexts } from '../../app/texts';
import { ProfileMenu } from '../presence/ProfileMenu';
import { ConversationRow } from './ConversationRow';
import { titleOf, useConversations } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';
import type { NewConversationKind } from './NewConversation';

type Filter = 'all' | 'unread' | 'people' | 'rooms';

type SidebarProps = {
  readonly onNew: (kind: NewConversationKind) => void;
  readonly onJump: () => void;
  readonly onShortcuts: () => void;
};

/** The side of the page: every conversation, ways to start one, and oneself. */
export function Sidebar({ onNew, onJump, onShortcuts }: SidebarProps) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const chosen = useChosenConversation();
  const conversations = useConversations();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const shown = conversations.data?.filter(
    (conversation) => matches(conversation, filter, chosen) && titleContains(conversation, me, typed),
  );
  return (
    <nav className={classes.side} aria-label={text('conversations')}>
      <div className={classes.sideHead}>
        <Group justify="space-between" wrap="nowrap">
          <Wordmark />
          <VisuallyHidden component="h1">Chancery</VisuallyHidden>
          <Group gap={2} wrap="nowrap">
            <Tooltip
              label={
                <>
                  {text('jumpTo')} <Kbd size="xs">Ctrl K</Kbd>
                </>
              }
            >
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={text('jumpTo')}
                onClick={onJump}
              >
                <IconSearch size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <NewMenu onNew={onNew} />
          </Group>
        </Group>
        <TextInput
          size="sm"
          aria-label={text('search')}
          placeholder={text('search')}
          leftSection={<IconFilter size={15} stroke={1.7} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          fullWidth
          value={filter}
          onChange={setFilter}
          data={[
            { value: 'all', label: text('all') },
            { value: 'unread', label: text('unreadFilter') },
            { value: 'people', label: text('peopleFilter') },
            { value: 'rooms', label: text('roomsFilter') },
          ]}
        />
      </div>
      <div className={`${classes.list} chancery-scroll`}>
        {conversations.isPending ? <LoadingState withPicture rows={7} /> : null}
        {conversations.isError ? (
          <ErrorState error={conversations.error} onRetry={() => void conversations.refetch()} />
        ) : null}
        {shown?.length === 0 ? <Nothing any={(conversations.data?.length ?? 0) > 0} onNew={onNew} /> : null}
        {shown === undefined || shown.length === 0 ? null : (
          <ul>
            {shown.map((conversation) => (
              <li key={conversation.id}>
                <ConversationRow conversation={conversation} chosen={conversation.id === chosen} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className={classes.sideFoot}>
        <Tooltip label={text('onTheRecordDetail')} multiline w={260}>
          <div className={classes.record}>
            <IconWritingSign size={14} stroke={1.7} aria-hidden />
            {text('onTheRecord')}
          </div>
        </Tooltip>
        <ProfileMenu onShortcuts={onShortcuts} />
      </div>
    </nav>
  );
}

function NewMenu({ onNew }: Pick<SidebarProps, 'onNew'>) {
  const text = chatTexts.useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size="lg"
          variant="light"
          aria-label={text('newConversation')}
          title={text('newConversation')}
        >
          <IconEdit size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconMessagePlus size={16} stroke={1.6} />} onClick={() => onNew('direct')}>
          {text('writeTo')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsersGroup size={16} stroke={1.6} />} onClick={() => onNew('room')}>
          {text('createRoom')}
        </Menu.Item>
        <Menu.Item leftSection={<IconWorldSearch size={16} stroke={1.6} />} onClick={() => onNew('browse')}>
          {text('browseRooms')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Nothing({ any, onNew }: { readonly any: boolean; readonly onNew: SidebarProps['onNew'] }) {
  const text = chatTexts.useText();
  return any ? (
    <EmptyState
      icon={<IconFilter size={26} stroke={1.5} />}
      title={text('noMatches')}
      detail={text('noMatchesDetail')}
    />
  ) : (
    <EmptyState
      icon={<IconMessagePlus size={26} stroke={1.5} />}
      title={text('noConversations')}
      detail={text('noConversationsDetail')}
      action={
        <Group gap="xs" mt="xs" justify="center">
          <Button size="xs" onClick={() => onNew('direct')}>
            {text('writeTo')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onNew('browse')}>
            {text('browseRooms')}
          </Button>
        </Group>
      }
    />
  );
}

function matches(conversation: Conversation, filter: Filter, chosen: string | undefined): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'unread':
      // The one being read stays, or it would vanish under the reader.
      return conversation.unread > 0 || conversation.id === chosen;
    case 'people':
      return conversation.kind === 'direct';
    case 'rooms':
      return conversation.kind === 'room';
  }
}

function titleContains(conversation: Conversation, me: string, typed: string): boolean {
  return titleOf(conversation, me).toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}
