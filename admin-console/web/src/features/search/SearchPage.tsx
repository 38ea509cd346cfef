import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { IconFileSearch, IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import { PageHeader } from '../../ui/PageHeader';
import { searchMessages } from './messages';
import { usePurpose } from './purpose';
import { RecordDrawer } from './RecordDrawer';
import { Results } from './Results';
import { SearchForm } from './SearchForm';
import { addressOf, asksSomething, criteriaOf, queryOf } from './searchUrl';

/** Looks things up in the record. The address holds the question, so an answer can be linked to. */
export function SearchPage() {
  const text = searchMessages.useText();
  const [address, setAddress] = useSearchParams();
  const criteria = criteriaOf(address);
  const [purpose, setPurpose] = usePurpose();
  const asked = asksSomething(criteria);
  const found = useInfiniteQuery({
    // Not the purpose: changing it is no reason to read again what is on the screen.
    queryKey: ['search', addressOf(criteria).toString()],
    queryFn: ({ pageParam, signal }) =>
      archive.search(
        queryOf(criteria),
        { purpose, ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    enabled: asked,
    // Every search is an entry in the access log, so none is made that nobody asked for.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  const opened = address.get('record');
  const open = (record: string | null) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now);
        if (record === null) {
          next.delete('record');
        } else {
          next.set('record', record);
        }
        return next;
      },
      { replace: opened !== null },
    );

  return (
    <div className="console-page">
      <PageHeader title={text('title')} />
      <SearchForm
        key={addressOf(criteria).toString()}
        criteria={criteria}
        purpose={purpose}
        onPurpose={setPurpose}
        busy={found.isFetching}
        onSearch={(next) => {
          const same = addressOf(next).toString() === addressOf(criteria).toString();
          if (same && asksSomething(next)) {
            void found.refetch();
          } else {
            setAddress(addressOf(next));
          }
        }}
      />
      {asked ? null : (
        <EmptyState
          icon={<IconListSearch size={28} stroke={1.5} />}
          title={text('introTitle')}
          detail={text('introDetail')}
        />
      )}
      {asked && found.isPending ? <LoadingState rows={7} withPicture /> : null}
      {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isSuccess ? (
        <Results
          pages={found.data.pages}
          hasMore={found.hasNextPage}
          loadingMore={found.isFetchingNextPage}
          onMore={() => void found.fetchNextPage()}
          onAgain={() => void found.refetch()}
          onOpen={open}
        />
      ) : null}
      {found.isSuccess && found.data.pages[0]?.total === 0 ? (
        <EmptyState
          icon={<IconFileSearch size={28} stroke={1.5} />}
          title={text('noneTitle')}
          detail={text('noneDetail')}
        />
      ) : null}
      <RecordDrawer id={opened} onClose={() => open(null)} />
    </div>
  );
}
