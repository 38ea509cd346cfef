import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button, Group, Modal, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHash, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { choose } from '../../app/route';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import { chatTexts } from '../../app/texts';
import type { Person } from '../../socket/frames';
import { PeoplePicker } from '../people/PeoplePicker';
import { textRefusal, useCreateRoom, useJoin, useOpenDirect } from './actions';
import { ConversationIcon } from './ConversationIcon';
import { useConversations } from './conversations';
import type { Conversation } from './conversations';
import classes from './conversations.module.css';
import { Failure } from './Failure';

/** The ways to a new conversation. */
export type NewConversationKind = 'direct' | 'room' | 'browse';

type NewConversationProps = { readonly kind: NewConversationKind | undefined; readonly onClose: () => void };

/** The dialog for a new conversation, of whichever kind was asked for. */
export function NewConversation({ kind, onClose }: NewConversationProps) {
  const text = chatTexts.useText();
  const titles = { direct: text('writeTo'), room: text('createRoom'), browse: text('browseRooms') };
  return (
    <Modal
      opened={kind !== undefined}
      onClose={onClose}
      title={kind === undefined ? '' : titles[kind]}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {kind === 'direct' ? <Direct onClose={onClose} /> : null}
      {kind === 'room' ? <Room onClose={onClose} /> : null}
      {kind === 'browse' ? <Browse onClose={onClose} /> : null}
    </Modal>
  );
}

function Direct({ onClose }: { readonly onClose: () => void }) {
  const text = chatTexts.useText();
  const direct = useOpenDirect();
  return (
    <>
      <Failure error={direct.error} />
      <PeoplePicker label={text('writeTo')} onPick={({ id }) => direct.mutate(id, { onSuccess: onClose })} />
    </>
  );
}

function Room({ onClose }: { readonly onClose: () => void }) {
  const text = chatTexts.useText();
  const create = useCreateRoom();
  const [name, setName] = useState('');
  const [visibility, setVisibility] = useState<'public' | 'private'>('public');
  const [members, setMembers] = useState<readonly Person[]>([]);
  const refused = textRefusal(create.error, 'name');
  const toggle = (person: Person) =>
    setMembers((chosen) =>
      chosen.some(({ id }) => id === person.id)
        ? chosen.filter(({ id }) => id !== person.id)
        : [...chosen, person],
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(
          { name: name.trim(), visibility, members: members.map(({ id }) => id) },
          { onSuccess: onClose },
        );
      }}
    >
      <Stack gap="md">
        <TextInput
          data-autofocus
          required
          maxLength={100}
          label={text('roomName')}
          description={text('roomNameHint')}
          value={name}
          error={refused === undefined ? undefined : `${text('nameRefused')}: ${refused}`}
          onChange={(event) => {
            create.reset();
            setName(event.currentTarget.value);
          }}
        />
        <Radio.Group
          label={text('visibility')}
          value={visibility}
          onChange={(value) => setVisibility(value === 'private' ? 'private' : 'public')}
        >
          <Stack gap="xs" mt={6}>
            <Radio value="public" label={text('public')} description={text('publicDetail')} />
            <Radio value="private" label={text('private')} description={text('privateDetail')} />
          </Stack>
        </Radio.Group>
        <div>
          <PeoplePicker
            label={`${text('addMembers')} (${members.length})`}
            chosen={members}
            onPick={toggle}
          />
        </div>
        {refused === undefined ? <Failure error={create.error} /> : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
            {text('create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Browse({ onClose }: { readonly onClose: () => void }) {
  const text = chatTexts.useText();
  const join = useJoin();
  const mine = useConversations();
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), 150);
  const rooms = useQuery({
    queryKey: ['public-rooms', query],
    queryFn: async ({ signal }) =>
      (await server.get<Page<Conversation>>('/api/conversations/public', { query: { query }, signal })).items,
  });
  const joined = new Set(mine.data?.map(({ id }) => id));
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={text('browseRooms')}
        placeholder={text('roomName')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Failure error={join.error} />
      <ScrollArea.Autosize mah={380} mt="xs" type="auto">
        {rooms.isPending ? <LoadingState withPicture rows={4} /> : null}
        {rooms.isError ? <ErrorState error={rooms.error} onRetry={() => void rooms.refetch()} /> : null}
        {rooms.data?.length === 0 ? (
          <EmptyState icon={<IconHash size={26} />} title={text('noRooms')} detail={text('noRoomsDetail')} />
        ) : null}
        {rooms.data?.map((room) => (
          <div key={room.id} className={classes.option}>
            <ConversationIcon conversation={room} me="" />
            <span className={classes.headText}>
              <Text fw={550} truncate dir="auto" className={classes.own}>
                {room.name}
              </Text>
              <Text size="xs" c="dimmed">
                {text('memberCount', { count: room.memberCount ?? 0 })}
              </Text>
            </span>
            <Button
              size="xs"
              variant={joined.has(room.id) ? 'default' : 'light'}
              loading={join.isPending && join.variables.id === room.id}
              aria-label={`${joined.has(room.id) ? text('open') : text('join')} ${room.name ?? ''}`}
              onClick={() => {
                if (joined.has(room.id)) {
                  choose(room.id);
                  onClose();
                } else {
                  join.mutate(room, { onSuccess: onClose });
                }
              }}
            >
              {joined.has(room.id) ? text('open') : text('join')}
            </Button>
          </div>
        ))}
      </ScrollArea.Autosize>
    </>
  );
}
