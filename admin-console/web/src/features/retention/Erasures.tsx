import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Badge, Button, Group, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEraser } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { archive } from '../../api/archive';
import { useMay } from '../../api/me';
import { record } from '../../api/record';
import type { ErasureDetail, ErasureRequest, Named } from '../../api/record';
import { FormButtons } from '../../ui/FormButtons';
import { GuardedButton } from '../../ui/GuardedButton';
import { NamedSelect } from '../../ui/NamedSelect';
import { QueryList } from '../../ui/QueryList';
import { ReasonField } from '../../ui/ReasonField';
import { reachable } from '../../ui/reachable';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import { retentionMessages } from './messages';

const states = { open: 'open', done: 'closedDone', refused: 'refused' } as const;

/** People's requests to be forgotten, and what becomes of each item. */
export function Erasures() {
  const text = retentionMessages.useText();
  const mayEnter = useMay('search-records');
  const [opened, { open, close }] = useDisclosure(false);
  const requests = useQuery({ queryKey: ['erasures'], queryFn: ({ signal }) => record.erasures(signal) });
  return (
    <Stack gap="md">
      <Group justify="flex-end">
        <GuardedButton reason={mayEnter ? undefined : text('onlyOfficers')} onClick={open}>
          {text('enter')}
        </GuardedButton>
      </Group>
      <QueryList
        query={requests}
        empty={{
          icon: <IconEraser size={28} stroke={1.5} />,
          title: text('noErasures'),
          detail: text('noErasuresDetail'),
        }}
      >
        {(request) => <OneRequest request={request} />}
      </QueryList>
      <Modal opened={opened} onClose={close} title={text('enter')}>
        <Enter onDone={close} />
      </Modal>
    </Stack>
  );
}

function Enter({ onDone }: { readonly onDone: () => void }) {
  const text = retentionMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const [subject, setSubject] = useState<readonly Named[]>([]);
  const [reason, setReason] = useState('');
  const who = subject.at(-1);
  const enter = useMutation({
    mutationFn: () => record.enterErasure(who?.id ?? '', reason.trim()),
    onSuccess: () => {
      onDone();
      return cache.invalidateQueries({ queryKey: ['erasures'] });
    },
    onError: tell,
  });
  return (
    <Stack gap="md">
      <NamedSelect
        label={text('subject')}
        placeholder={text('subjectHint')}
        of="people"
        value={subject}
        onChange={(chosen) => setSubject(chosen.slice(-1))}
        find={async (query, signal) => (await archive.people(query, '', signal)).items}
      />
      <ReasonField label={text('asked')} value={reason} onChange={setReason} />
      <FormButtons
        cancel={text('cancel')}
        action={text('enter')}
        busy={enter.isPending}
        missing={who === undefined || reason.trim() === ''}
        onCancel={onDone}
        onConfirm={() => enter.mutate()}
      />
    </Stack>
  );
}

function OneRequest({ request }: { readonly request: ErasureRequest }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const [shown, { toggle }] = useDisclosure(false);
  const detail = useQuery({
    queryKey: ['erasure', request.id],
    queryFn: ({ signal }) => record.erasure(request.id, signal),
    enabled: shown,
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            <bdi>{request.name}</bdi>
          </Title>
          <Badge variant="light" color={request.state === 'open' ? 'amber' : 'gray'}>
            {text(states[request.state])}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('entered', { at: formats.exact(request.receivedAt), by: request.enteredBy })}
        </Text>
      </Group>
      <Text size="sm" dir="auto">
        {request.reason}
      </Text>
      <Group justify="flex-end" gap="sm">
        {request.state === 'open' ? <Close request={request} /> : null}
        <Button variant="default" size="xs" aria-expanded={shown} onClick={toggle}>
          {text('showItems')}
        </Button>
      </Group>
      {shown && detail.isPending ? <LoadingState rows={3} /> : null}
      {shown && detail.isError ? (
        <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
      ) : null}
      {shown && detail.data !== undefined ? <Verdicts verdicts={detail.data.verdicts} /> : null}
    </Stack>
  );
}

function Close({ request }: { readonly request: ErasureRequest }) {
  const text = retentionMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const mayClose = useMay('search-records');
  const [asking, { open, close }] = useDisclosure(false);
  const end = useMutation({
    mutationFn: (answer: string) => record.closeErasure(request.id, false, answer),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['erasures'] }),
  });
  return (
    <>
      <GuardedButton
        variant="subtle"
        color="gray"
        size="xs"
        reason={mayClose ? undefined : text('onlyOfficers')}
        loading={end.isPending}
        onClick={open}
      >
        {text('close')}
      </GuardedButton>
      <Ask
        opened={asking}
        title={text('closeTitle')}
        detail={text('closeDetail')}
        action={text('close')}
        reason={text('answer')}
        busy={end.isPending}
        onConfirm={(answer) => {
          close();
          end.mutate(answer);
        }}
        onClose={close}
      />
    </>
  );
}

function Verdicts({ verdicts }: { readonly verdicts: ErasureDetail['verdicts'] }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const number = (verdict: 'ERASE' | 'RESTRICTED' | 'HELD') => formats.number(verdicts.counts[verdict] ?? 0);
  return (
    <div>
      <Text fw={600}>
        {text('counted', { erase: number('ERASE'), restricted: number('RESTRICTED'), held: number('HELD') })}
      </Text>
      {verdicts.complete ? null : <Text size="sm">{text('incomplete')}</Text>}
      <Table.ScrollContainer
        minWidth={560}
        scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(text('showItems')) }}
      >
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('item')}</Table.Th>
              <Table.Th>{text('verdict')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {verdicts.items.map((item) => (
              <Table.Tr key={item.record}>
                <Table.Td className="tabular">
                  <bdi>{item.type}</bdi> · {formats.exact(item.at)}
                </Table.Td>
                <Table.Td>
                  {item.verdict === 'ERASE' ? text('erase') : null}
                  {item.verdict === 'RESTRICTED'
                    ? text('restricted', { until: formats.exact(item.until ?? ''), basis: item.basis })
                    : null}
                  {item.verdict === 'HELD' ? text('held', { basis: item.basis }) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
