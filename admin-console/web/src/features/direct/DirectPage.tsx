import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Button, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { archive } from '../../api/archive';
import { useMay, useMe } from '../../api/me';
import { record } from '../../api/record';
import type { GlassRequest, Named } from '../../api/record';
import { GuardedButton } from '../../ui/GuardedButton';
import { NamedSelect } from '../../ui/NamedSelect';
import { PageHeader } from '../../ui/PageHeader';
import { typed } from '../../ui/typed';
import classes from '../matters/matters.module.css';
import { useTell } from '../policies/useDraft';
import { directMessages } from './messages';

const KEY = ['break-glass'];
const colours = { asked: 'amber', granted: 'moss', refused: 'gray', ended: 'gray' } as const;

/** Who may look into direct conversations, and the way to ask. */
export function DirectPage() {
  const text = directMessages.useText();
  const mayAsk = useMay('search-records');
  const [opened, { open, close }] = useDisclosure(false);
  const requests = useQuery({ queryKey: KEY, queryFn: ({ signal }) => record.glass(signal) });
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <GuardedButton reason={mayAsk ? undefined : text('onlyOfficers')} onClick={open}>
            {text('ask')}
          </GuardedButton>
        }
      />
      {requests.isPending ? <LoadingState rows={3} /> : null}
      {requests.isError ? (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      ) : null}
      {requests.data?.items.length === 0 ? (
        <EmptyState
          icon={<IconEyeOff size={28} stroke={1.5} />}
          title={text('none')}
          detail={text('noneDetail')}
        />
      ) : null}
      <ul className={classes['list']}>
        {(requests.data?.items ?? []).map((request) => (
          <li key={request.id} className={`console-card ${classes['item'] ?? ''}`}>
            <OneRequest request={request} />
          </li>
        ))}
      </ul>
      <Modal
        opened={opened}
        onClose={close}
        title={text('ask')}
        closeButtonProps={{ 'aria-label': text('cancel') }}
      >
        <AskForm onDone={close} />
      </Modal>
    </div>
  );
}

function AskForm({ onDone }: { readonly onDone: () => void }) {
  const text = directMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const [who, setWho] = useState<readonly Named[]>([]);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<number | string>(8);
  const ask = useMutation({
    mutationFn: () => record.askGlass(who, reason.trim(), Number(hours)),
    onSuccess: () => {
      onDone();
      return cache.invalidateQueries({ queryKey: KEY });
    },
    onError: tell,
  });
  return (
    <Stack gap="md">
      <NamedSelect
        label={text('who')}
        placeholder={text('whoHint')}
        of="people"
        value={who}
        onChange={setWho}
        find={async (query, signal) =>
          (await archive.people(query, '', signal)).items.map(({ id, name }) => ({ id, name }))
        }
      />
      <Textarea
        label={text('reason')}
        value={reason}
        maxLength={500}
        autosize
        minRows={2}
        required
        {...typed(reason)}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <NumberInput label={text('hours')} min={1} max={72} value={hours} onChange={setHours} w={160} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onDone}>
          {text('cancel')}
        </Button>
        <Button
          loading={ask.isPending}
          disabled={who.length === 0 || reason.trim() === ''}
          onClick={() => ask.mutate()}
        >
          {text('ask')}
        </Button>
      </Group>
    </Stack>
  );
}

function OneRequest({ request }: { readonly request: GlassRequest }) {
  const text = directMessages.useText();
  const formats = useFormats();
  const tell = useTell();
  const cache = useQueryClient();
  const { person } = useMe();
  const mayDecide = useMay('approve-retention');
  const decide = useMutation({
    mutationFn: (approve: boolean) => record.decideGlass(request.id, approve),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const end = useMutation({
    mutationFn: () => record.endGlass(request.id),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const mayEnd = mayDecide || request.username === person.username;
  const barred = mayDecide
    ? request.username === person.username
      ? text('own')
      : undefined
    : text('onlyLead');
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Text fw={600}>
            <bdi>{formats.list(request.custodians.map(({ name }) => name))}</bdi>
          </Text>
          <Badge variant="light" color={colours[request.state]}>
            {text(request.state)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('askedBy', {
            by: request.username,
            at: formats.exact(request.askedAt),
            matter: request.matterName,
            span: text('span', { count: request.hours }),
          })}
        </Text>
      </Group>
      <Text size="sm" dir="auto">
        {request.reason}
      </Text>
      {request.expiresAt && request.decidedBy ? (
        <Text size="sm">
          {text('until', { at: formats.exact(request.expiresAt), by: request.decidedBy })}
        </Text>
      ) : null}
      {request.state === 'granted' && mayEnd ? (
        <Group justify="flex-end" gap="sm">
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            {text('end')}
          </Button>
        </Group>
      ) : null}
      {request.state === 'refused' && request.decidedAt && request.decidedBy ? (
        <Text size="sm">
          {text('decidedBy', { at: formats.exact(request.decidedAt), by: request.decidedBy })}
        </Text>
      ) : null}
      {request.state === 'asked' ? (
        <Group justify="flex-end" gap="sm">
          <GuardedButton variant="default" size="xs" reason={barred} onClick={() => decide.mutate(false)}>
            {text('refuse')}
          </GuardedButton>
          <GuardedButton
            size="xs"
            reason={barred}
            loading={decide.isPending}
            onClick={() => decide.mutate(true)}
          >
            {text('grant')}
          </GuardedButton>
        </Group>
      ) : null}
    </Stack>
  );
}
