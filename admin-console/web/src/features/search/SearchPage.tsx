import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { IconFileSearch, IconListSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { archive } from '../../api/archive';
import type { SearchAnswer } from '../../api/archive';
import { LeftOut } from '../direct/LeftOut';
import { KeptBack } from '../restricted/KeptBack';
import { FreezeButton } from '../resultsets/FreezeButton';
import { PageHeader } from '../../ui/PageHeader';
import { ChartsView } from './ChartsView';
import { FacetPanel } from './FacetPanel';
import { Histogram } from './Histogram';
import { searchMessages } from './messages';
import { usePurpose } from './purpose';
import { queryFault } from './queryFault';
import { RecordDrawer } from './RecordDrawer';
import { Results } from './Results';
import { SavedSearches } from './SavedSearches';
import { SearchForm } from './SearchForm';
import { addressOf, asksSomething, criteriaOf, nothing, queryOf } from './searchUrl';
import type { Criteria } from './searchUrl';
import { TermReportView } from './TermReportView';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

/** Looks things up in the record. The address holds the question, so an answer can be linked to. */
export function SearchPage() {
  const text = searchMessages.useText();
  const workbench = workbenchMessages.useText();
  const [address, setAddress] = useSearchParams();
  const criteria = criteriaOf(address);
  const view = viewOf(address.get('view'));
  const saved = address.get('saved');
  const [purpose] = usePurpose();
  const asked = asksSomething(criteria);
  const key = addressOf(criteria).toString();
  // Every search is an entry in the access log, so none is made that nobody asked for. Not the purpose: changing
  // it is no reason to read again what is on the screen.
  const kept = { staleTime: Number.POSITIVE_INFINITY, refetchOnReconnect: false } as const;
  const found = useInfiniteQuery({
    queryKey: ['search', key, saved],
    queryFn: ({ pageParam, signal }) =>
      archive.search(
        queryOf(criteria),
        {
          purpose,
          ...(pageParam === null ? {} : { cursor: pageParam }),
          ...(saved === null ? {} : { saved }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextPage ?? null,
    enabled: asked,
    ...kept,
  });
  const facets = useQuery({
    queryKey: ['search-facets', key],
    queryFn: ({ signal }) => archive.facets(queryOf(criteria), purpose, signal),
    enabled: asked && found.isSuccess,
    ...kept,
  });
  const change = (changes: Readonly<Record<string, string | null>>, replace: boolean) =>
    setAddress(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(changes)) {
          if (value === null) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
        }
        return next;
      },
      { replace },
    );
  const search = (next: Criteria) => {
    const wanted = addressOf(next);
    if (wanted.toString() === key && asksSomething(next) && saved === null) {
      void found.refetch();
      void facets.refetch();
    } else {
      if (view !== 'results') {
        wanted.set('view', view);
      }
      setAddress(wanted);
    }
  };
  const opened = address.get('record');
  const open = (record: string | null) => change({ record }, opened !== null);
  const fault = queryFault(found.error);
  const first = found.data?.pages[0];

  return (
    <div className="console-page" data-wide>
      <PageHeader
        title={text('title')}
        actions={
          <Group gap="xs">
            <SavedSearches
              understood={first?.understood}
              onSearch={(q, only) => {
                const wanted = addressOf({ ...nothing, q });
                if (only !== undefined) {
                  wanted.set('saved', only);
                }
                setAddress(wanted);
              }}
            />
            {first === undefined || first.total === 0 || saved !== null ? null : (
              <FreezeButton understood={first.understood} found={first.total} />
            )}
          </Group>
        }
      />
      <SearchForm key={key} criteria={criteria} busy={found.isFetching} fault={fault} onSearch={search} />
      {asked || view === 'report' ? null : (
        <>
          <Views view={view} onChange={(next) => change({ view: next }, true)} />
          <EmptyState
            icon={<IconListSearch size={28} stroke={1.5} />}
            title={text('introTitle')}
            detail={text('introDetail')}
          />
        </>
      )}
      {asked && found.isPending ? <LoadingState rows={7} withPicture /> : null}
      {found.isError && fault === undefined ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      {view === 'report' ? (
        <>
          <Views view={view} onChange={(next) => change({ view: next }, true)} />
          <TermReportView scope={first?.understood ?? ''} />
        </>
      ) : null}
      {first === undefined || found.isError || view === 'report' ? null : (
        <>
          {saved === null ? null : (
            <Text size="sm" mt="sm" px={4} c="var(--chancery-alert-text)">
              {workbench('onlyNew')}
            </Text>
          )}
          <Meant answer={first} onSearch={(q) => search({ ...nothing, q, sort: criteria.sort })} />
          <Group justify="space-between" mt="md" gap="sm" className="no-print">
            <Views view={view} onChange={(next) => change({ view: next }, true)} />
            <Select
              size="sm"
              w={170}
              aria-label={workbench('sort')}
              allowDeselect={false}
              value={criteria.sort}
              data={[
                { value: 'newest', label: workbench('newest') },
                { value: 'oldest', label: workbench('oldest') },
              ]}
              onChange={(sort) => search({ ...criteria, sort: sort === 'oldest' ? sort : 'newest' })}
            />
          </Group>
          <LeftOut count={first.leftOut ?? 0} />
          <KeptBack count={first.keptBack ?? 0} />
          {view === 'charts' ? (
            <ChartsView criteria={criteria} search={key} />
          ) : (
            <div className={classes['bench']}>
              <FacetPanel facets={facets.data} criteria={criteria} onChange={search} />
              <Results
                pages={found.data?.pages ?? []}
                hasMore={found.hasNextPage}
                loadingMore={found.isFetchingNextPage}
                onMore={() => void found.fetchNextPage()}
                onAgain={() => {
                  void found.refetch();
                  void facets.refetch();
                }}
                onOpen={open}
              >
                {facets.data === undefined || facets.data.total === 0 ? null : (
                  <Histogram
                    volume={facets.data.volume}
                    onChoose={(days) => search({ ...criteria, ...days })}
                  />
                )}
                {first.total === 0 ? (
                  <EmptyState
                    icon={<IconFileSearch size={28} stroke={1.5} />}
                    title={text('noneTitle')}
                    detail={text('noneDetail')}
                  />
                ) : null}
              </Results>
            </div>
          )}
        </>
      )}
      <RecordDrawer id={opened} onClose={() => open(null)} />
    </div>
  );
}

type View = 'results' | 'charts' | 'report';

function viewOf(name: string | null): View {
  return name === 'charts' || name === 'report' ? name : 'results';
}

function Views({
  view,
  onChange,
}: {
  readonly view: View;
  readonly onChange: (view: string | null) => void;
}) {
  const text = workbenchMessages.useText();
  return (
    <SegmentedControl
      size="sm"
      my="sm"
      className="no-print"
      value={view}
      data={(['results', 'charts', 'report'] as const).map((value) => ({ value, label: text(value) }))}
      onChange={(next) => onChange(next === 'results' ? null : next)}
    />
  );
}

/** How the question was understood, and what names in it might mean that nobody on record has. */
function Meant({
  answer,
  onSearch,
}: {
  readonly answer: SearchAnswer;
  readonly onSearch: (query: string) => void;
}) {
  const text = workbenchMessages.useText();
  return (
    <div>
      <Text size="xs" c="dimmed" mt="xs" px={4}>
        {text('understood')}: <code dir="auto">{answer.understood}</code>
      </Text>
      {answer.suggestions.map(({ field, name, instead }) => (
        <Text key={`${field} ${name}`} size="sm" mt={4} px={4}>
          {text('suggestion', { name })}{' '}
          {instead.map((choice) => (
            <Anchor
              key={choice.name}
              component="button"
              type="button"
              size="sm"
              me={8}
              onClick={() => onSearch(choice.query)}
            >
              {text('meant', { name: choice.name })}
            </Anchor>
          ))}
        </Text>
      ))}
    </div>
  );
}
