import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Badge, Table, Text } from '@mantine/core';
import { IconListLetters, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { termLists } from '../../api/termLists';
import type { TermListSummary } from '../../api/termLists';
import { paths } from '../../app/paths';
import { GuardedButton } from '../../ui/GuardedButton';
import { PageHeader } from '../../ui/PageHeader';
import { reachable } from '../../ui/reachable';
import { termMessages } from './messages';

/** The named lists of terms that policies refer to. */
export function TermListsPage() {
  const text = termMessages.useText();
  const navigate = useNavigate();
  const mayDraft = useMay('draft-policies');
  const lists = useQuery({ queryKey: ['term-lists'], queryFn: ({ signal }) => termLists.list(signal) });
  const items = lists.data?.items ?? [];
  return (
    <div className="console-page">
      <PageHeader
        title={text('title')}
        lead={text('lead')}
        actions={
          <GuardedButton
            reason={mayDraft ? undefined : text('onlyAuthors')}
            leftSection={<IconPlus size={17} />}
            onClick={() => void navigate(paths.newTermList())}
          >
            {text('newList')}
          </GuardedButton>
        }
      />
      {lists.isPending ? <LoadingState rows={4} /> : null}
      {lists.isError ? <ErrorState error={lists.error} onRetry={() => void lists.refetch()} /> : null}
      {lists.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={<IconListLetters size={28} stroke={1.5} />}
          title={text('emptyTitle')}
          detail={text('emptyDetail')}
        />
      ) : null}
      {items.length === 0 ? null : (
        <div className="console-card" style={{ overflowX: 'auto' }} {...reachable(text('title'))}>
          <Table miw={620} verticalSpacing="sm" horizontalSpacing="lg">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('name')}</Table.Th>
                <Table.Th>{text('terms')}</Table.Th>
                <Table.Th>{text('owner')}</Table.Th>
                <Table.Th>{text('expires')}</Table.Th>
                <Table.Th>{text('state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((list) => (
                <Row key={list.id} list={list} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </div>
  );
}

function Row({ list }: { readonly list: TermListSummary }) {
  const { number, calendarDay } = useFormats();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={paths.termList(list.id)} fw={600}>
          <bdi>{list.name}</bdi>
        </Anchor>
        <Text size="xs" c="dimmed" dir="ltr">
          {list.id}
        </Text>
      </Table.Td>
      <Table.Td className="tabular">{number(list.terms)}</Table.Td>
      <Table.Td>
        <bdi>{list.owner ?? '–'}</bdi>
      </Table.Td>
      <Table.Td>{list.expires === undefined ? '–' : calendarDay(list.expires)}</Table.Td>
      <Table.Td>
        <ListState list={list} />
      </Table.Td>
    </Table.Tr>
  );
}

/** Whether the newest version of a list is the one in force. */
export function ListState({ list }: { readonly list: { version: number; activeVersion?: number } }) {
  const text = termMessages.useText();
  return list.activeVersion === list.version ? (
    <Badge color="moss">{text('inForce', { version: list.version })}</Badge>
  ) : (
    <Badge color="ink">{list.activeVersion === undefined ? text('neverPublished') : text('waiting')}</Badge>
  );
}
