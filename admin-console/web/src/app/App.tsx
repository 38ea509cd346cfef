import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { QueryErrorResetBoundary, useQuery } from '@tanstack/react-query';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { http } from '../api/http';
import { useMay } from '../api/me';
import type { Me } from '../api/me';
import { AccessLogPage } from '../features/access/AccessLogPage';
import { AccessReportPage } from '../features/access/AccessReportPage';
import { CompletenessPage } from '../features/completeness/CompletenessPage';
import { ConversationPage } from '../features/conversation/ConversationPage';
import { MomentPage } from '../features/conversation/MomentPage';
import { EvidencePage } from '../features/evidence/EvidencePage';
import { HistoryPage } from '../features/history/HistoryPage';
import { NodesPage } from '../features/nodes/NodesPage';
import { NoticesPage } from '../features/notices/NoticesPage';
import { OverviewPage } from '../features/overview/OverviewPage';
import { PoliciesPage } from '../features/policies/PoliciesPage';
import { PolicyPage } from '../features/policies/PolicyPage';
import { ReviewsPage } from '../features/reviews/ReviewsPage';
import { DirectPage } from '../features/direct/DirectPage';
import { HoldPage } from '../features/holds/HoldPage';
import { HoldsPage } from '../features/holds/HoldsPage';
import { NewHoldPage } from '../features/holds/NewHoldPage';
import { MattersPage } from '../features/matters/MattersPage';
import { WorkGate } from '../features/matters/WorkGate';
import { RetentionPage } from '../features/retention/RetentionPage';
import { RegulatorsPage } from '../features/regulator/RegulatorsPage';
import { ScopePage } from '../features/regulator/ScopePage';
import { ResultSetPage } from '../features/resultsets/ResultSetPage';
import { ResultSetsPage } from '../features/resultsets/ResultSetsPage';
import { SearchPage } from '../features/search/SearchPage';
import { TermListPage } from '../features/terms/TermListPage';
import { TermListsPage } from '../features/terms/TermListsPage';
import { Allowed } from './Allowed';
import { Frame } from './Frame';
import { frameMessages } from './messages';
import { paths } from './paths';
import { SessionEnd } from './SessionEnd';

/** The console, and the one page of it that is for everybody. */
export function App() {
  const { pathname } = useLocation();
  return pathname === paths.myNotices() ? (
    <>
      <SessionEnd />
      <NoticesPage />
    </>
  ) : (
    <Console />
  );
}

/** Finds out who is there, then shows the page the address names. */
function Console() {
  const me = useQuery({
    queryKey: ['me'],
    queryFn: () => http.get<Me>('/api/me'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <QueryErrorResetBoundary>
      <SessionEnd />
      {me.isPending ? <LoadingState /> : null}
      {me.isError ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : null}
      {me.isSuccess ? <Pages /> : null}
    </QueryErrorResetBoundary>
  );
}

function Pages() {
  return (
    <Frame>
      <Routes>
        <Route index element={<Home />} />
        <Route path="scope" element={<Allowed to="read-scope" page={<ScopePage />} />} />
        <Route path="regulators" element={<Allowed to="open-scopes" page={<RegulatorsPage />} />} />
        <Route
          path="search"
          element={
            <Allowed
              to="search-records"
              page={
                <WorkGate>
                  <SearchPage />
                </WorkGate>
              }
            />
          }
        />
        <Route
          path="conversations/:id"
          element={
            <Allowed
              to="search-records"
              or="read-scope"
              page={
                <WorkGate>
                  <ConversationPage />
                </WorkGate>
              }
            />
          }
        />
        <Route path="matters" element={<Allowed to="search-records" page={<MattersPage />} />} />
        <Route path="result-sets" element={<Allowed to="search-records" page={<ResultSetsPage />} />} />
        <Route
          path="result-sets/:id"
          element={
            <Allowed
              to="search-records"
              page={
                <WorkGate>
                  <ResultSetPage />
                </WorkGate>
              }
            />
          }
        />
        <Route path="holds" element={<Allowed to="see-holds" page={<HoldsPage />} />} />
        <Route path="holds/new" element={<Allowed to="search-records" page={<NewHoldPage />} />} />
        <Route path="holds/:id" element={<Allowed to="see-holds" page={<HoldPage />} />} />
        <Route path="direct-conversations" element={<Allowed to="see-holds" page={<DirectPage />} />} />
        <Route path="retention" element={<Allowed to="see-retention" page={<RetentionPage />} />} />
        <Route path="completeness" element={<Allowed to="see-completeness" page={<CompletenessPage />} />} />
        <Route path="evidence" element={<Allowed to="see-completeness" page={<EvidencePage />} />} />
        <Route
          path="conversations/:id/moment"
          element={
            <Allowed
              to="search-records"
              page={
                <WorkGate>
                  <MomentPage />
                </WorkGate>
              }
            />
          }
        />
        <Route path="policies" element={<Allowed to="read-policies" page={<PoliciesPage />} />} />
        <Route path="policies/:id" element={<Allowed to="read-policies" page={<PolicyPage />} />} />
        <Route path="nodes" element={<Allowed to="read-policies" page={<NodesPage />} />} />
        <Route path="term-lists" element={<Allowed to="read-policies" page={<TermListsPage />} />} />
        <Route path="term-lists/:id" element={<Allowed to="read-policies" page={<TermListPage />} />} />
        <Route path="history" element={<Allowed to="read-policies" page={<HistoryPage />} />} />
        <Route
          path="reviews"
          element={<Allowed to="review-messages" or="answer-appeals" page={<ReviewsPage />} />}
        />
        <Route path="access-report" element={<Allowed to="read-access-log" page={<AccessReportPage />} />} />
        <Route path="access-log" element={<Allowed to="read-access-log" page={<AccessLogPage />} />} />
        <Route path="*" element={<NoSuchPage />} />
      </Routes>
    </Frame>
  );
}

/** Where a login begins: the overview, or for a regulator what was opened to them. */
function Home() {
  return useMay('read-scope') ? (
    <Navigate to={paths.scope()} replace />
  ) : (
    <Allowed to="see-overview" page={<OverviewPage />} />
  );
}

function NoSuchPage() {
  const text = frameMessages.useText();
  return (
    <div className="console-alone">
      <EmptyState
        icon={<IconMapOff size={28} stroke={1.5} />}
        title={text('notFound')}
        detail={text('notFoundDetail')}
        action={
          <Button component={Link} to={paths.overview()} variant="default" mt="xs">
            {text('toOverview')}
          </Button>
        }
      />
    </div>
  );
}
