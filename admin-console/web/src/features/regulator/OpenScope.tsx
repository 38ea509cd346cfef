import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { archive } from '../../api/archive';
import { regulators } from '../../api/regulators';
import type { Named } from '../../api/record';
import { NamedSelect } from '../../ui/NamedSelect';
import { typed } from '../../ui/typed';
import { dayAfter, startOf } from '../holds/holdDates';
import { useTell } from '../policies/useDraft';
import { regulatorMessages } from './messages';

/** Opens a part of the record to a regulator, by a letter and until a day. */
export function OpenScope({ onDone }: { readonly onDone: () => void }) {
  const text = regulatorMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const [username, setUsername] = useState('');
  const [authority, setAuthority] = useState('');
  const [conversations, setConversations] = useState<readonly Named[]>([]);
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [expires, setExpires] = useState('');
  const open = useMutation({
    mutationFn: () =>
      regulators.open({
        username: username.trim(),
        authority: authority.trim(),
        conversations,
        people,
        ...(from === '' ? {} : { from: startOf(from) }),
        ...(until === '' ? {} : { until: dayAfter(until) }),
        expiresAt: dayAfter(expires),
      }),
    onSuccess: () => {
      onDone();
      return cache.invalidateQueries({ queryKey: ['regulator-scopes'] });
    },
    onError: tell,
  });
  const tooWide = conversations.length === 0 && people.length === 0;
  const missing = username.trim() === '' || authority.trim() === '' || expires === '' || tooWide;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) {
      open.mutate();
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={text('username')}
          description={text('usernameHint')}
          dir="ltr"
          required
          value={username}
          data-autofocus
          onChange={({ currentTarget }) => setUsername(currentTarget.value)}
        />
        <TextInput
          label={text('authority')}
          description={text('authorityHint')}
          required
          maxLength={500}
          value={authority}
          {...typed(authority)}
          onChange={({ currentTarget }) => setAuthority(currentTarget.value)}
        />
        <NamedSelect
          label={text('conversations')}
          placeholder={text('conversationsHint')}
          of="conversations"
          value={conversations}
          onChange={setConversations}
          find={async (query, signal) =>
            (await archive.conversations(query, '', signal)).items.flatMap(({ id, name }) =>
              name ? [{ id, name }] : [],
            )
          }
        />
        <NamedSelect
          label={text('people')}
          placeholder={text('peopleHint')}
          of="people"
          value={people}
          onChange={setPeople}
          find={async (query, signal) =>
            (await archive.people(query, '', signal)).items.map(({ id, name }) => ({ id, name }))
          }
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput
            type="date"
            label={text('from')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={text('until')}
            value={until}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
          <TextInput
            type="date"
            label={text('expires')}
            required
            value={expires}
            onChange={({ currentTarget }) => setExpires(currentTarget.value)}
          />
        </SimpleGrid>
        {tooWide ? (
          <Text size="sm" c="dimmed">
            {text('tooWide')}
          </Text>
        ) : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={open.isPending} disabled={missing}>
            {text('open')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
