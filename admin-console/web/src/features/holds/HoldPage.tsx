import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Group, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useMay } from '../../api/me';
import { record } from '../../api/record';
import type { Hold } from '../../api/record';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { reachable } from '../../ui/reachable';
import { Ask } from '../policies/actions/Ask';
import { useTell } from '../policies/useDraft';
import classes from './holds.module.css';
import { HoldState } from './HoldsPage';
import { holdMessages } from './messages';

/** One hold: its scope, its notices, and what its release would mean. */
export function HoldPage() {
  const { id = '' } = useParams();
  const hold = useQuery({ queryKey: ['hold', id], queryFn: ({ signal }) => record.hold(id, signal) });
  if (hold.isPending) {
    return <LoadingState rows={6} />;
  }
  if (hold.isError) {
    return <ErrorState error={hold.error} onRetry={() => void hold.refetch()} />;
  }
  return <Shown hold={hold.data} />;
}

function Shown({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  const formats = useFormats();
  const mayRelease = useMay('search-records');
  const tell = useTell();
  const cache = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const release = useMutation({
    mutationFn: (reason: string) => record.releaseHold(hold.id, reason),
    onSuccess: (released) => cache.setQueryData(['hold', hold.id], released),
    onError: tell,
    onSettled: () => cache.invalidateQueries({ queryKey: ['holds'] }),
  });
  return (
    <div className="console-page">
      <PageHeader
        title={hold.name}
        lead={text('by', { at: formats.exact(hold.placedAt), by: hold.placedBy })}
        above={
          <Text component={Link} to={paths.holds()} size="sm" c="dimmed">
            {text('back')}
          </Text>
        }
        actions={
          hold.release ? null : (
            <GuardedButton
              variant="light"
              color="seal"
              reason={mayRelease ? undefined : text('onlyOfficers')}
              loading={release.isPending}
              onClick={open}
            >
              {text('release')}
            </GuardedButton>
          )
        }
      />
      <div className={classes['columns']}>
        <Stack gap="md">
          <section className={`console-card ${classes['card'] ?? ''}`}>
            <Group gap="sm" mb="md">
              <HoldState hold={hold} />
            </Group>
            <Scope hold={hold} />
            {hold.release ? (
              <Text mt="md">
                {text('releasedBy', {
                  at: formats.exact(hold.release.at),
                  by: hold.release.by,
                  reason: hold.release.reason,
                })}
              </Text>
            ) : null}
          </section>
          <Notices hold={hold} />
        </Stack>
        {hold.release ? null : <AfterRelease hold={hold} />}
      </div>
      <Ask
        opened={asking}
        title={text('releaseTitle')}
        detail={text('releaseDetail')}
        action={text('release')}
        colour="seal"
        reason={text('reason')}
        busy={release.isPending}
        onConfirm={(reason) => {
          close();
          release.mutate(reason);
        }}
        onClose={close}
      />
    </div>
  );
}

function Scope({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  const formats = useFormats();
  const names = (named: readonly { name: string }[]) =>
    named.length === 0 ? text('everything') : formats.list(named.map(({ name }) => name));
  return (
    <dl className={classes['facts']}>
      <dt>{text('matter')}</dt>
      <dd>
        <bdi>{hold.matterName}</bdi>
      </dd>
      <dt>{text('custodians')}</dt>
      <dd>{names(hold.custodians)}</dd>
      <dt>{text('conversations')}</dt>
      <dd>{names(hold.conversations)}</dd>
      <dt>{text('terms')}</dt>
      <dd dir="auto">{hold.terms.length === 0 ? text('everything') : formats.list([...hold.terms])}</dd>
      <dt>{text('dates')}</dt>
      <dd>
        {text('span', {
          first: hold.from ? formats.exact(hold.from) : text('beginning'),
          last: hold.until ? formats.exact(hold.until) : text('always'),
        })}
      </dd>
      {hold.notice ? (
        <>
          <dt>{text('notice')}</dt>
          <dd dir="auto">{hold.notice}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Notices({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  const formats = useFormats();
  const when = (at: string | null | undefined) => (at ? formats.exact(at) : text('notYet'));
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4" mb="sm">
        {text('notices')}
      </Title>
      {hold.notices.length === 0 ? (
        <Text c="dimmed">{text('noNotices')}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={520}
          scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(text('notices')) }}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('who')}</Table.Th>
                <Table.Th>{text('sent')}</Table.Th>
                <Table.Th>{text('seen')}</Table.Th>
                <Table.Th>{text('acknowledged')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {hold.notices.map((notice) => (
                <Table.Tr key={notice.id}>
                  <Table.Td>
                    <bdi>{notice.name}</bdi>
                  </Table.Td>
                  <Table.Td>{when(notice.sentAt)}</Table.Td>
                  <Table.Td>{when(notice.seenAt)}</Table.Td>
                  <Table.Td>{when(notice.acknowledgedAt)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}

function AfterRelease({ hold }: { readonly hold: Hold }) {
  const text = holdMessages.useText();
  const formats = useFormats();
  const after = useQuery({
    queryKey: ['after-release', hold.id],
    queryFn: ({ signal }) => record.afterRelease(hold.id, signal),
    staleTime: 60_000,
  });
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4" mb="sm">
        {text('afterRelease')}
      </Title>
      {after.isPending ? <LoadingState rows={2} /> : null}
      {after.isError ? <ErrorState error={after.error} onRetry={() => void after.refetch()} /> : null}
      {after.data?.records === 0 ? <Text>{text('afterNothing')}</Text> : null}
      {after.data !== undefined && after.data.records > 0 ? (
        <>
          <Text>{text('afterSome', { count: formats.number(after.data.records) })}</Text>
          {after.data.rules.map((rule) => (
            <Text key={rule.rule} size="sm">
              {text('afterRule', {
                count: formats.number(rule.records),
                rule: rule.name,
                earliest: formats.exact(rule.earliest),
                latest: formats.exact(rule.latest),
              })}
            </Text>
          ))}
        </>
      ) : null}
    </section>
  );
}
