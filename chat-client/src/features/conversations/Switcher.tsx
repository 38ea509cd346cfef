import { Modal, ScrollArea, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { PersonAvatar, unitName } from '@chancery/web-shell/ui';
import { useChat } from '../../app/chat';
import { choose } from '../../app/route';
import { chatTexts } from '../../app/texts';
import type { Person } from '../../socket/frames';
import { peopleQuery } from '../people/people';
import { useOpenDirect } from './actions';
import { ConversationIcon } from './ConversationIcon';
import { counterpartOf, titleOf, useConversations } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';
import { Failure } from './Failure';

const MOST = 12;

type Target =
  | { readonly is: 'conversation'; readonly key: string; readonly conversation: Conversation }
  | { readonly is: 'person'; readonly key: string; readonly person: Person };

type SwitcherProps = { readonly opened: boolean; readonly onClose: () => void };

/** Goes anywhere by a few letters: one's conversations first, then people one has not written to. */
export function Switcher({ opened, onClose }: SwitcherProps) {
  const text = chatTexts.useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding="xs"
      size="md"
      yOffset="12vh"
      centered={false}
      attributes={{ content: { 'aria-label': text('jumpTo') } }}
    >
      <Targets onClose={onClose} />
    </Modal>
  );
}

function Targets({ onClose }: { readonly onClose: () => void }) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const direct = useOpenDirect();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const targets = useTargets(typed, me);
  const index = Math.min(active, targets.length - 1);

  const go = (target: Target | undefined) => {
    if (target?.is === 'conversation') {
      choose(target.conversation.id);
      onClose();
    } else if (target?.is === 'person') {
      direct.mutate(target.person.id, { onSuccess: onClose });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((index + step + targets.length) % Math.max(1, targets.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      go(targets[index]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        variant="filled"
        role="combobox"
        aria-expanded
        aria-controls="switcher-targets"
        aria-activedescendant={targets[index] === undefined ? undefined : `switch-${targets[index].key}`}
        aria-label={text('jumpTo')}
        placeholder={text('jumpTo')}
        leftSection={<IconSearch size={18} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ScrollArea.Autosize mah="50vh" mt={6} type="auto">
        <div role="listbox" id="switcher-targets" aria-label={text('jumpTo')}>
          {targets.map((target, at) => (
            // The field handles the keys for its list, as a combobox does.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={target.key}
              id={`switch-${target.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              data-active={at === index || undefined}
              className={classes.option}
              onMouseMove={() => setActive(at)}
              onClick={() => go(target)}
            >
              <Option target={target} me={me} />
            </div>
          ))}
        </div>
        {targets.length === 0 ? (
          <Text c="dimmed" ta="center" py="lg">
            {text('noMatches')}
          </Text>
        ) : null}
      </ScrollArea.Autosize>
      <Failure error={direct.error} />
      <Text size="xs" c="dimmed" px="sm" pt={6}>
        {text('jumpHint')}
      </Text>
    </>
  );
}

function Option({ target, me }: { readonly target: Target; readonly me: string }) {
  const [title, detail] =
    target.is === 'conversation'
      ? [titleOf(target.conversation, me), unitName(counterpartOf(target.conversation, me)?.unit) ?? '']
      : [
          target.person.name,
          [target.person.username, unitName(target.person.unit)].filter(Boolean).join(' · '),
        ];
  return (
    <>
      {target.is === 'conversation' ? (
        <ConversationIcon conversation={target.conversation} me={me} size={30} />
      ) : (
        <PersonAvatar name={target.person.name} seed={target.person.id} size={30} />
      )}
      <Text truncate dir="auto" flex={1}>
        {title}
      </Text>
      <Text size="xs" c="dimmed">
        {detail}
      </Text>
    </>
  );
}

function useTargets(typed: string, me: string): readonly Target[] {
  const query = typed.trim().toLocaleLowerCase();
  const { data: conversations = [] } = useConversations();
  const { unit } = useChat().me.person;
  const { data: found } = useQuery({ ...peopleQuery(query, unit), placeholderData: keepPreviousData });
  const known = new Set(conversations.map((conversation) => counterpartOf(conversation, me)?.id));
  const ways: Target[] = conversations
    .filter((conversation) => titleOf(conversation, me).toLocaleLowerCase().includes(query))
    .map((conversation) => ({ is: 'conversation', key: conversation.id, conversation }));
  const others: Target[] = (found?.people ?? [])
    .filter(({ id }) => id !== me && !known.has(id))
    .map((person) => ({ is: 'person', key: person.id, person }));
  return [...ways, ...others].slice(0, MOST);
}
