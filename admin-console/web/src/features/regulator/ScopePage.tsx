import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button, Text, TextInput, Title } from '@mantine/core';
import { IconFileSearch, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import { PageHeader } from '../../ui/PageHeader';
import { typed } from '../../ui/typed';
import { Fault } from '../search/Fault';
import { queryFault } from '../search/queryFault';
import { RecordDrawer } from '../search/RecordDrawer';
import { Results } from '../search/Results';
import { regulatorMessages } from './messages';
import classes from './regulator.module.css';
import { ScopeFacts } from './ScopeFacts';
import { useMyScope } from './useMyScope';

/** What was opened to a regulator, and a search that sees nothing else. */
export function ScopePage() {
  const text = regulatorMessages.useText();
  const formats = useFormats();
  const scopes = useMyScope();
  return (
    <div className="console-page">
      <PageHeader title={text('mine')} lead={text('mineLead')} />
      {scopes.isPending ? <LoadingState rows={4} /> : null}
      {scopes.isError ? <ErrorState error={scopes.error} onRetry={() => void scopes.refetch()} /> : null}
      <ul className={classes['scopes']}>
        {(scopes.data?.items ?? []).map((scope) => (
          <li key={scope.id} className={`console-card ${classes['scope'] ?? ''}`}>
            <Title order={2} size="h4" mb={6}>
              <bdi>{scope.authority}</bdi>
            </Title>
            <ScopeFacts scope={scope} linked />
            <Text size="sm" c="dimmed" mt="xs">
              {text('openUntil', { at: formats.exact(scope.expiresAt) })}
            </Text>
          </li>
        ))}
      </ul>
      {scopes.data === undefined || scopes.data.items.length === 0 ? null : <ScopeSearch />}
    </div>
  );
}

function ScopeSearch() {
  const text = regulatorMessages.useText();
  const [address, setAddress] = useSearchParams();
  const q = address.get('q') ?? '';
  const [words, setWords] = useState(q);
  // Every search is an entry in the access log, so none is made that nobody asked for.
  const asked = address.has('q');
  const found = useInfiniteQuery({
    queryKey: ['scope-search', q],
    queryFn: ({ pageParam, signal }) =>
      archive.search({ q }, { purpose: '', ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    enabled: asked,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const fault = queryFault(found.error);
  const open = (record: string | null) =>
    setAddress(record === null ? { q } : { q, record }, { replace: true });
  return (
    <>
      <form
        role="search"
        className={`console-card ${classes['form'] ?? ''}`}
        onSubmit={(event) => {
          event.preventDefault();
          if (asked && words === q) {
            void found.refetch();
          } else {
            setAddress({ q: words });
          }
        }}
      >
        <TextInput
          type="search"
          flex={1}
          aria-label={text('words')}
          placeholder={text('words')}
          leftSection={<IconSearch size={18} stroke={1.6} />}
          spellCheck={false}
          error={fault !== undefined}
          value={words}
          {...typed(words)}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <Button type="submit" loading={found.isFetching}>
          {text('search')}
        </Button>
      </form>
      {fault === undefined ? null : <Fault id="query-fault" query={q} fault={fault} />}
      {found.isError && fault === undefined ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {found.data === undefined || found.isError ? null : (
        <Results
          pages={found.data.pages}
          hasMore={found.hasNextPage}
          loadingMore={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
          onAgain={() => void found.refetch()}
          onOpen={open}
        >
          {found.data.pages[0]?.total === 0 ? (
            <EmptyState
              icon={<IconFileSearch size={28} stroke={1.5} />}
              title={text('noneFound')}
              detail={text('noneFoundDetail')}
            />
          ) : null}
        </Results>
      )}
      <RecordDrawer id={address.get('record')} onClose={() => open(null)} />
    </>
  );
}
