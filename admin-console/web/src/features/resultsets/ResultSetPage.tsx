import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload, IconPrinter, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { listOf, resultSets } from '../../api/resultSets';
import type { FrozenItem, ResultSet } from '../../api/resultSets';
import { paths } from '../../app/paths';
import { PageHeader } from '../../ui/PageHeader';
import { RecordDrawer } from '../search/RecordDrawer';
import { Result } from '../search/Results';
import { resultSetMessages } from './messages';
import classes from './resultSets.module.css';
import { Since } from './Since';

/** One frozen result set: what is on record of it, what is in it, and what has changed beside it. */
export function ResultSetPage() {
  const text = resultSetMessages.useText();
  const id = useParams()['id'] ?? '';
  const [address, setAddress] = useSearchParams();
  const open = (record: string | null) => setAddress(record === null ? {} : { record }, { replace: true });
  const pages = useInfiniteQuery({
    queryKey: ['result-set', id],
    queryFn: ({ pageParam, signal }) => resultSets.page(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    // Every look is an entry in the access log.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const first = pages.data?.pages[0];
  return (
    <div className="console-page">
      <PageHeader
        title={first?.set.name ?? text('title')}
        above={
          <Anchor component={Link} to={paths.resultSets()} size="sm" className="no-print">
            {text('back')}
          </Anchor>
        }
        actions={
          <Group gap="sm" className="no-print">
            <Button
              variant="default"
              leftSection={<IconPrinter size={16} stroke={1.6} />}
              onClick={() => window.print()}
            >
              {text('print')}
            </Button>
            <Button
              component="a"
              href={listOf(id)}
              download
              variant="default"
              title={text('listHint')}
              leftSection={<IconDownload size={16} stroke={1.6} />}
            >
              {text('list')}
            </Button>
          </Group>
        }
      />
      {pages.isPending ? <LoadingState rows={6} /> : null}
      {pages.isError ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {first === undefined ? null : (
        <Stack gap="lg">
          <Facts set={first.set} isIntact={first.isIntact !== false} />
          <Since set={id} onOpen={open} />
          <section aria-label={text('title')}>
            <Title order={2} size="h4" mb="sm">
              {text('records', { count: first.set.records })}
            </Title>
            <ul className={`console-card ${classes['items'] ?? ''}`}>
              {pages.data?.pages
                .flatMap((page) => page.items)
                .map((item) => (
                  <li key={item.number} data-state={item.state}>
                    <span className={classes['number']}>{text('number', { number: item.number })}</span>
                    <Item item={item} onOpen={open} />
                  </li>
                ))}
            </ul>
            {pages.hasNextPage ? (
              <Group justify="center" mt="md">
                <Button
                  variant="default"
                  loading={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {text('more')}
                </Button>
              </Group>
            ) : null}
          </section>
        </Stack>
      )}
      <RecordDrawer id={address.get('record')} onClose={() => open(null)} />
    </div>
  );
}

function Facts({ set, isIntact }: { readonly set: ResultSet; readonly isIntact: boolean }) {
  const text = resultSetMessages.useText();
  const formats = useFormats();
  return (
    <section className="console-card" style={{ padding: '16px 18px' }}>
      <Stack gap="sm">
        <Alert
          color={isIntact ? 'moss' : 'red'}
          icon={isIntact ? <IconShieldCheck size={18} /> : <IconAlertTriangle size={18} />}
          title={text(isIntact ? 'intact' : 'broken')}
        >
          {isIntact
            ? text('frozen', { at: formats.exact(set.frozenAt), by: set.frozenBy })
            : text('brokenDetail')}
        </Alert>
        <dl className={classes['facts']}>
          <dt>{text('question')}</dt>
          <dd>
            <code dir="auto">{set.query}</code>
          </dd>
          <dt>{text('matter')}</dt>
          <dd>
            <bdi>{set.matterName}</bdi>
          </dd>
          <dt>{text('purpose')}</dt>
          <dd>
            <bdi>{set.purpose}</bdi>
          </dd>
          <dt>{text('digest')}</dt>
          <dd>
            <code dir="ltr">{set.digest}</code>
          </dd>
          <dt>{text('ledger')}</dt>
          <dd className="tabular">{formats.number(set.ledgerSize)}</dd>
          <dt>{text('onRecord')}</dt>
          <dd>
            <Anchor component={Link} inherit to={`?record=${encodeURIComponent(set.record)}`} replace>
              {text('openRecord')}
            </Anchor>
          </dd>
        </dl>
        {set.leftOut === 0 ? null : (
          <Text size="sm" c="dimmed">
            {text('leftOut', { count: set.leftOut })}
          </Text>
        )}
        {set.notSearchable === 0 ? null : (
          <Text size="sm" c="var(--chancery-alert-text)">
            {text('notSearchable', { count: set.notSearchable })}
          </Text>
        )}
      </Stack>
    </section>
  );
}

function Item({ item, onOpen }: { readonly item: FrozenItem; readonly onOpen: (id: string) => void }) {
  const text = resultSetMessages.useText();
  const formats = useFormats();
  if (item.record) {
    return <Result record={item.record} onOpen={onOpen} />;
  }
  return (
    <div className={classes['without']}>
      <Text size="sm" c="dimmed">
        {item.state === 'gone'
          ? text('goneItem', { at: item.goneAt ? formats.exact(item.goneAt) : '' })
          : text('hiddenItem')}
      </Text>
      {item.hash ? (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <code dir="ltr">{item.hash}</code>
        </Text>
      ) : null}
    </div>
  );
}
