import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { archive } from '../../api/archive';
import { useMay } from '../../api/me';
import { messaging } from '../../api/messaging';
import { PageHeader } from '../../ui/PageHeader';
import { Alarms } from './Alarms';
import { Figures } from './Figures';
import { IndexRebuild } from './IndexRebuild';
import { overviewMessages } from './messages';
import { MinuteChart } from './MinuteChart';
import { Nodes } from './Nodes';
import classes from './overview.module.css';
import { PartitionStrip } from './PartitionStrip';
import { partitionsOf } from './partitions';

/** Between two looks; the query pauses by itself while the page is hidden. */
const PERIOD_MILLIS = 2_000;

/** The house at a glance: what is said, stopped and flagged, and how far the archive has come. */
export function OverviewPage() {
  const text = overviewMessages.useText();
  const mayAskArchive = useMay('search-records');
  const now = useQuery({
    queryKey: ['overview', 'messaging'],
    queryFn: ({ signal }) => messaging.overview(signal),
    refetchInterval: PERIOD_MILLIS,
    retry: false,
  });
  const kept = useQuery({
    queryKey: ['overview', 'archive'],
    queryFn: ({ signal }) => archive.overview(signal),
    refetchInterval: PERIOD_MILLIS,
    retry: false,
    enabled: mayAskArchive,
  });
  // Both at once, so that the figures do not jump when the archive's come a moment later.
  const awaited = now.isPending || kept.isLoading;
  return (
    <div className="console-page">
      <PageHeader title={text('title')} lead={text('lead')} />
      <Alarms messagingError={now.error} archiveError={kept.error} archive={kept.data} />
      {awaited ? <LoadingState rows={8} /> : null}
      {now.isError && now.data === undefined ? (
        <ErrorState error={now.error} onRetry={() => void now.refetch()} />
      ) : null}
      {awaited || now.data === undefined ? null : (
        <>
          <Figures messaging={now.data} archive={kept.data} />
          <section className={`console-card ${classes['section'] ?? ''}`}>
            <MinuteChart minutes={now.data.perMinute} at={now.dataUpdatedAt} />
          </section>
          <section className={`console-card ${classes['section'] ?? ''}`}>
            <Text fw={600}>{text('partitions')}</Text>
            <Text size="sm" c="dimmed">
              {text('partitionsDetail')}
            </Text>
            <PartitionStrip partitions={partitionsOf(now.data, kept.data)} />
          </section>
          {mayAskArchive ? <IndexRebuild /> : null}
          <Nodes messaging={now.data} />
        </>
      )}
    </div>
  );
}
