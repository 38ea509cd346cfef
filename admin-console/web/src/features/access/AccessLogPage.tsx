import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { IconClipboardList, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import type { AccessEntry } from '../../api/archive';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { reachable } from '../../ui/reachable';
import { AccessFilters } from './AccessFilters';
import { actions } from './actions';
import { filterOf } from './accessFilter';
import classes from './access.module.css';
import { accessMessages } from './messages';

/** Who read what, newest first. */
export function AccessLogPage() {
  const text = accessMessages.useText();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const log = useInfiniteQuery({
    queryKey: ['access-log', filter],
    queryFn: ({ pageParam, signal }) => archive.accessLog(pageParam ?? undefined, filter, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    // Every read of the log is an entry in it.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  const entries = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.6} />}
            loading={log.isRefetching}
            onClick={() => void log.refetch()}
          >
            {text('refresh')}
          </Button>
        }
      />
      <AccessFilters
        key={address.toString()}
        address={address}
        actions={actions.map((action) => ({ value: action, label: text(action) }))}
        onFilter={(next) => setAddress(next)}
      />
      {log.isPending ? <LoadingState rows={8} /> : null}
      {log.isError ? <ErrorState error={log.error} onRetry={() => void log.refetch()} /> : null}
      {log.isSuccess && entries.length === 0 ? (
        <EmptyState
          icon={<IconClipboardList size={28} stroke={1.5} />}
          title={text(Object.keys(filter).length === 0 ? 'emptyTitle' : 'noMatch')}
          detail={text(Object.keys(filter).length === 0 ? 'emptyDetail' : 'noMatchDetail')}
        />
      ) : null}
      {entries.length === 0 ? null : <Entries entries={entries} />}
      {log.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {text('more')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}

function Entries({ entries }: { readonly entries: readonly AccessEntry[] }) {
  const text = accessMessages.useText();
  const formats = useFormats();
  const named = (action: string) => {
    const known = actions.find((name) => name === action);
    return known === undefined ? action : text(known);
  };
  return (
    <>
      <ul className={`console-card ${classes['entries'] ?? ''}`}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Group justify="space-between" gap="xs">
              <Text size="sm" fw={600}>
                <bdi>{entry.username}</bdi> · {named(entry.action)}
              </Text>
              <Text size="xs" c="dimmed" className="tabular">
                <Time entry={entry} />
              </Text>
            </Group>
            <Text size="sm" lineClamp={3}>
              <bdi>{entry.subject}</bdi>
            </Text>
            <Text size="xs" c="dimmed">
              {text('purpose')}: {entry.purpose ? <bdi>{entry.purpose}</bdi> : text('noPurpose')} ·{' '}
              {text('results')}: {formats.number(entry.results)}
            </Text>
          </li>
        ))}
      </ul>
      <EntryTable entries={entries} named={named} />
    </>
  );
}

/** When it was, which leads to the record that says so. */
function Time({ entry }: { readonly entry: AccessEntry }) {
  const text = accessMessages.useText();
  const formats = useFormats();
  const at = formats.exact(entry.at);
  if (!entry.record) {
    return at;
  }
  return (
    <Anchor
      component={Link}
      inherit
      to={paths.search(`record=${encodeURIComponent(entry.record)}`)}
      aria-label={text('openRecord', { at })}
    >
      {at}
    </Anchor>
  );
}

type EntryTableProps = {
  readonly entries: readonly AccessEntry[];
  readonly named: (action: string) => string;
};

function EntryTable({ entries, named }: EntryTableProps) {
  const text = accessMessages.useText();
  const formats = useFormats();
  return (
    <div className={`console-card ${classes['table'] ?? ''}`}>
      <Table.ScrollContainer
        minWidth={760}
        scrollAreaProps={{ offsetScrollbars: false, viewportProps: reachable(text('title')) }}
      >
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('when')}</Table.Th>
              <Table.Th>{text('who')}</Table.Th>
              <Table.Th>{text('action')}</Table.Th>
              <Table.Th>{text('subject')}</Table.Th>
              <Table.Th>{text('purpose')}</Table.Th>
              <Table.Th ta="end">{text('results')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map((entry) => (
              <Table.Tr key={entry.id}>
                <Table.Td className="tabular" style={{ whiteSpace: 'nowrap' }}>
                  <Time entry={entry} />
                </Table.Td>
                <Table.Td dir="ltr" ta="start" style={{ whiteSpace: 'nowrap' }}>
                  {entry.username}
                </Table.Td>
                <Table.Td style={{ whiteSpace: 'nowrap' }}>{named(entry.action)}</Table.Td>
                <Table.Td>
                  <Text size="sm" lineClamp={2} dir="auto">
                    {entry.subject}
                  </Text>
                </Table.Td>
                <Table.Td>
                  {entry.purpose ? (
                    <bdi>{entry.purpose}</bdi>
                  ) : (
                    <Text size="sm" c="dimmed">
                      {text('noPurpose')}
                    </Text>
                  )}
                  {entry.matter ? (
                    <Text size="xs" c="dimmed">
                      <bdi>{entry.matter}</bdi>
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td ta="end" className="tabular">
                  {formats.number(entry.results)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
