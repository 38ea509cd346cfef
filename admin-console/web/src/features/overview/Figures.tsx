import { useFormats } from '@chancery/web-shell/i18n';
import { Text } from '@mantine/core';
import type { ArchiveOverview } from '../../api/archive';
import type { MessagingOverview } from '../../api/messaging';
import { overviewMessages } from './messages';
import classes from './overview.module.css';

type FiguresProps = {
  readonly messaging: MessagingOverview;
  readonly archive: ArchiveOverview | undefined;
};

/** The numbers one looks at first. */
export function Figures({ messaging, archive }: FiguresProps) {
  const text = overviewMessages.useText();
  const { number } = useFormats();
  return (
    <div className={classes['figures']} data-count={archive === undefined ? 5 : 6}>
      <Figure
        label={text('posted')}
        value={number(messaging.sinceStart.posted)}
        detail={text('sinceStart')}
      />
      <Figure
        label={text('blocked')}
        value={number(messaging.sinceStart.blocked)}
        detail={text('sinceStart')}
        tone="seal"
      />
      <Figure
        label={text('alerted')}
        value={number(messaging.sinceStart.alerted)}
        detail={text('sinceStart')}
        tone="brass"
      />
      <Figure
        label={text('connections')}
        value={number(messaging.connections)}
        detail={text('connectionsNow')}
      />
      {archive === undefined ? (
        <Unarchived messaging={messaging} />
      ) : (
        <>
          <Lag archive={archive} />
          <Figure
            label={text('stored')}
            value={number(archive.totals.archived)}
            detail={text('storedDetail', {
              blocked: archive.totals.archivedBlocked,
              alerted: archive.totals.archivedAlerted,
            })}
          />
        </>
      )}
    </div>
  );
}

function Lag({ archive }: { readonly archive: ArchiveOverview }) {
  const text = overviewMessages.useText();
  const { lag, searchableMillis } = archive;
  return (
    <Figure
      label={text('lag')}
      value={text('lagSeconds', { seconds: (lag.seconds ?? 0).toFixed(1) })}
      detail={lag.records === 0 ? text('lagNone') : text('lagRecords', { count: lag.records })}
      {...(searchableMillis.p99 > 0
        ? { more: text('searchableDetail', { p50: searchableMillis.p50, p99: searchableMillis.p99 }) }
        : {})}
      {...((lag.seconds ?? 0) > 5 ? { tone: 'alert' as const } : {})}
    />
  );
}

function Unarchived({ messaging }: { readonly messaging: MessagingOverview }) {
  const text = overviewMessages.useText();
  const { number } = useFormats();
  const count = messaging.journal.behind;
  return (
    <Figure
      label={text('lag')}
      value={number(count)}
      detail={count === 0 ? text('allArchived') : text('unacknowledged', { count })}
    />
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly more?: string;
  readonly tone?: 'seal' | 'brass' | 'alert';
};

function Figure({ label, value, detail, more, tone }: FigureProps) {
  return (
    <div className={`console-card ${classes['figure'] ?? ''}`} data-tone={tone}>
      <Text size="sm" fw={550}>
        {label}
      </Text>
      <div className={classes['value']}>
        <bdi>{value}</bdi>
      </div>
      <Text size="xs" c="dimmed">
        {detail}
      </Text>
      {more === undefined ? null : (
        <Text size="xs" c="dimmed" className="tabular">
          {more}
        </Text>
      )}
    </div>
  );
}
