import { useFormats } from '@chancery/web-shell/i18n';
import { Badge, Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBriefcase, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { record } from '../../api/record';
import type { Matter } from '../../api/record';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { QueryList } from '../../ui/QueryList';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import { matterMessages } from './messages';
import { useEnter, useSession } from './useSession';
import { WorkForm } from './WorkForm';

/** One's matters: who works on them, and which of them one works on now. */
export function MattersPage() {
  const text = matterMessages.useText();
  const [opened, { open, close }] = useDisclosure(false);
  const matters = useQuery({ queryKey: ['matters'], queryFn: ({ signal }) => record.matters(signal) });
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={open}>
            {text('open')}
          </Button>
        }
      />
      <QueryList
        query={matters}
        empty={{
          icon: <IconBriefcase size={28} stroke={1.5} />,
          title: text('none'),
          detail: text('noneDetail'),
        }}
      >
        {(matter) => <OneMatter matter={matter} />}
      </QueryList>
      <Modal opened={opened} onClose={close} title={text('open')}>
        <WorkForm onDone={close} onCancel={close} />
      </Modal>
    </div>
  );
}

function OneMatter({ matter }: { readonly matter: Matter }) {
  const text = matterMessages.useText();
  const formats = useFormats();
  const cache = useQueryClient();
  const tell = useTell();
  const session = useSession();
  const enter = useEnter(() => undefined, tell);
  const [username, setUsername] = useState('');
  const [closing, { open, close }] = useDisclosure(false);
  const changed = () => cache.invalidateQueries({ queryKey: ['matters'] });
  const add = useMutation({
    mutationFn: () => record.addMember(matter.id, username.trim()),
    onSuccess: () => {
      setUsername('');
      return changed();
    },
    onError: tell,
  });
  const end = useMutation({
    mutationFn: () => record.closeMatter(matter.id),
    onError: tell,
    onSettled: async () => {
      close();
      await cache.invalidateQueries({ queryKey: ['working-session'] });
      await changed();
    },
  });
  const isOpen = !matter.closedAt;
  const isCurrent = session.data?.session?.matter === matter.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            <bdi>{matter.name}</bdi>
          </Title>
          {isOpen ? null : <Badge variant="light">{text('closed')}</Badge>}
          {isCurrent ? (
            <Badge variant="light" color="moss">
              {text('working')}
            </Badge>
          ) : null}
        </Group>
        <Text size="xs" c="dimmed">
          {text('opened', { at: formats.exact(matter.openedAt), by: matter.openedBy })}
        </Text>
      </Group>
      <Text dir="auto">{matter.purpose}</Text>
      <Group gap={6}>
        <span className="console-label">{text('members')}</span>
        {matter.members.map((member) => (
          <Badge key={member} variant="default" tt="none">
            <bdi>{member}</bdi>
          </Badge>
        ))}
      </Group>
      {isOpen ? (
        <Group justify="space-between" align="flex-end" gap="sm">
          <form onSubmit={submit}>
            <Group gap="xs" align="flex-end">
              <TextInput
                size="xs"
                label={text('addMember')}
                placeholder={text('memberHint')}
                value={username}
                dir="ltr"
                onChange={({ currentTarget }) => setUsername(currentTarget.value)}
              />
              <Button size="xs" variant="default" type="submit" disabled={username.trim() === ''}>
                {text('add')}
              </Button>
            </Group>
          </form>
          <Group gap="xs">
            <Button size="xs" variant="subtle" color="gray" onClick={open}>
              {text('close')}
            </Button>
            <GuardedButton
              size="xs"
              variant="light"
              reason={isCurrent ? text('working') : undefined}
              loading={enter.isPending}
              onClick={() => enter.mutate({ matter: matter.id, name: '', purpose: matter.purpose })}
            >
              {text('workOn')}
            </GuardedButton>
          </Group>
        </Group>
      ) : null}
      <Ask
        opened={closing}
        title={`${text('close')}: ${matter.name}`}
        detail={text('closeDetail')}
        action={text('close')}
        busy={end.isPending}
        onConfirm={() => end.mutate()}
        onClose={close}
      />
    </Stack>
  );
}
