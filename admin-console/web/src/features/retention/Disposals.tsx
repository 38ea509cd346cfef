import { useFormats } from '@chancery/web-shell/i18n';
import { Badge, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconHourglass } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay, useMe } from '../../api/me';
import { record } from '../../api/record';
import type { Disposal } from '../../api/record';
import { Bars } from '../../ui/Bars';
import { GuardedButton } from '../../ui/GuardedButton';
import { QueryList } from '../../ui/QueryList';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import { retentionMessages } from './messages';

const AT_WORK_MILLIS = 1_000;
const colours = {
  listing: 'gray',
  listed: 'amber',
  running: 'amber',
  done: 'moss',
  abandoned: 'gray',
} as const;

/** Disposals, the open one first; each is listed by one person and approved by another. */
export function Disposals() {
  const text = retentionMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const mayList = useMay('search-records');
  const disposals = useQuery({
    queryKey: ['disposals'],
    queryFn: ({ signal }) => record.disposals(signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some((one) => one.state === 'listing' || one.state === 'running')
        ? AT_WORK_MILLIS
        : false,
  });
  const list = useMutation({
    mutationFn: () => record.listDisposal(),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['disposals'] }),
  });
  return (
    <Stack gap="md">
      <Group justify="flex-end">
        <GuardedButton
          reason={mayList ? undefined : text('onlyOfficers')}
          loading={list.isPending}
          onClick={() => list.mutate()}
        >
          {text('list')}
        </GuardedButton>
      </Group>
      <QueryList
        query={disposals}
        empty={{
          icon: <IconHourglass size={28} stroke={1.5} />,
          title: text('noDisposals'),
          detail: text('noDisposalsDetail'),
        }}
      >
        {(disposal) => <OneDisposal disposal={disposal} />}
      </QueryList>
    </Stack>
  );
}

function OneDisposal({ disposal }: { readonly disposal: Disposal }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const at = formats.exact(disposal.decidedAt ?? disposal.listedAt);
  const decided = disposal.decidedBy
    ? text(disposal.state === 'abandoned' ? 'abandonedBy' : 'approvedBy', {
        at,
        by: disposal.decidedBy,
        reason: disposal.reason ?? '',
      })
    : undefined;
  const worked = disposal.disposed + disposal.held + disposal.kept;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Title order={2} size="h4">
            {text('number', { number: disposal.number })}
          </Title>
          <Badge variant="light" color={colours[disposal.state]}>
            {text(disposal.state)}
          </Badge>
        </Group>
        <Text size="xs" c="dimmed">
          {text('listedBy', {
            at: formats.exact(disposal.listedAt),
            by: disposal.listedBy,
            version: disposal.rules,
          })}
        </Text>
      </Group>
      <Text size="sm">
        {text('counts', {
          records: formats.number(disposal.records),
          disposed: formats.number(disposal.disposed),
          held: formats.number(disposal.held),
          kept: formats.number(disposal.kept),
        })}
      </Text>
      {disposal.complete ? null : <Text size="sm">{text('partial')}</Text>}
      {decided === undefined ? null : (
        <Text size="sm" dir="auto">
          {decided}
        </Text>
      )}
      {disposal.state === 'running' ? (
        <Progress
          value={disposal.records === 0 ? 100 : (worked / disposal.records) * 100}
          aria-label={text('running')}
          animated
        />
      ) : null}
      {disposal.state === 'listed' ? <Decision disposal={disposal} /> : null}
      {disposal.certificate ? <Certificate disposal={disposal} /> : null}
    </Stack>
  );
}

function Decision({ disposal }: { readonly disposal: Disposal }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const tell = useTell();
  const cache = useQueryClient();
  const { person } = useMe();
  const mayApprove = useMay('approve-retention');
  const mayAbandon = useMay('search-records');
  const [approving, approval] = useDisclosure(false);
  const [abandoning, abandonment] = useDisclosure(false);
  const detail = useQuery({
    queryKey: ['disposal', disposal.id],
    queryFn: ({ signal }) => record.disposal(disposal.id, signal),
  });
  const decide = useMutation({
    mutationFn: ({ approve, reason }: { approve: boolean; reason: string }) =>
      approve || mayApprove
        ? record.decideDisposal(disposal.id, approve, reason)
        : record.abandonDisposal(disposal.id, reason),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['disposals'] }),
  });
  const barred = mayApprove
    ? disposal.listedBy === person.username
      ? text('ownList')
      : undefined
    : text('onlyLead');
  return (
    <Stack gap="sm">
      {detail.data === undefined || detail.data.rules.length === 0 ? null : (
        <Bars
          name={text('records')}
          bars={detail.data.rules.map(({ rule, records, earliest, latest }) => ({
            label: rule,
            value: records,
            note: `${formats.exact(earliest)} – ${formats.exact(latest)}`,
          }))}
        />
      )}
      <Group justify="flex-end" gap="sm">
        <GuardedButton
          variant="default"
          reason={mayAbandon || mayApprove ? undefined : text('onlyOfficers')}
          onClick={abandonment.open}
        >
          {text('abandon')}
        </GuardedButton>
        <GuardedButton color="seal" reason={barred} loading={decide.isPending} onClick={approval.open}>
          {text('approve')}
        </GuardedButton>
      </Group>
      <Ask
        opened={approving}
        title={text('approveTitle')}
        detail={text('approveDetail', { count: formats.number(disposal.records) })}
        action={text('approve')}
        colour="seal"
        reason={text('reason')}
        busy={decide.isPending}
        onConfirm={(reason) => {
          approval.close();
          decide.mutate({ approve: true, reason });
        }}
        onClose={approval.close}
      />
      <Ask
        opened={abandoning}
        title={text('abandonTitle')}
        detail={text('abandonDetail')}
        action={text('abandon')}
        reason={text('reason')}
        busy={decide.isPending}
        onConfirm={(reason) => {
          abandonment.close();
          decide.mutate({ approve: false, reason });
        }}
        onClose={abandonment.close}
      />
    </Stack>
  );
}

function Certificate({ disposal }: { readonly disposal: Disposal }) {
  const text = retentionMessages.useText();
  const save = () => {
    const { certificate, signature, key } = disposal;
    const file = new Blob([JSON.stringify({ certificate, signature, key }, null, 2)], {
      type: 'application/json',
    });
    const address = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = address;
    link.download = `disposal-${disposal.number}.json`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Group justify="flex-end">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} stroke={1.6} />}
        onClick={save}
      >
        {text('certificate')}
      </Button>
    </Group>
  );
}
