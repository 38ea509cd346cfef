import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Anchor, Button, Drawer, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { completeness, reportOf } from '../../api/completeness';
import type { DayAnswer } from '../../api/completeness';
import { useMay } from '../../api/me';
import { paths } from '../../app/paths';
import classes from './completeness.module.css';
import { Differences } from './Differences';
import { FigureTable } from './FigureTable';
import { completenessMessages } from './messages';
import { useCalendarNames } from './names';
import { stateIcons } from './states';

type DayDrawerProps = { readonly day: string | undefined; readonly onClose: () => void };

/** One day in full: what each place holds of it, what differs, and the reports. */
export function DayDrawer({ day, onClose }: DayDrawerProps) {
  const text = completenessMessages.useText();
  const names = useCalendarNames();
  return (
    <Drawer
      opened={day !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={
        <Text fw={600} size="lg" component="span">
          {day === undefined ? '' : names.day(day)}
        </Text>
      }
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {day === undefined ? null : <OpenDay day={day} />}
    </Drawer>
  );
}

function OpenDay({ day }: { readonly day: string }) {
  const text = completenessMessages.useText();
  const formats = useFormats();
  const client = useQueryClient();
  const answer = useQuery({
    queryKey: ['completeness-day', day],
    queryFn: ({ signal }) => completeness.day(day, signal),
    refetchInterval: 5_000,
  });
  const check = useMutation({
    mutationFn: async () => {
      const before = answer.data?.checkedAt;
      await completeness.check(day);
      return before;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['completeness-day', day] }),
  });
  if (answer.isPending) {
    return <LoadingState rows={6} />;
  }
  if (answer.isError) {
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  const { checkedAt } = answer.data;
  // It is done once the day was compared after it was asked for.
  const isChecking = check.isPending || (check.isSuccess && check.data === checkedAt);
  return (
    <Stack gap="lg" pb="xl">
      <Verdict answer={answer.data} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {checkedAt === undefined
            ? text('notCompared')
            : text('comparedAt', { at: formats.exact(checkedAt) })}
        </Text>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconRefresh size={16} stroke={1.6} />}
          loading={isChecking}
          onClick={() => check.mutate()}
        >
          {text('checkAgain')}
        </Button>
      </Group>
      {check.isError ? <ErrorState error={check.error} onRetry={() => check.mutate()} /> : null}
      <Differences partitions={answer.data.partitions} />
      <FigureTable partitions={answer.data.partitions} />
      <Disposals answer={answer.data} />
      <Reports answer={answer.data} />
    </Stack>
  );
}

function Verdict({ answer }: { readonly answer: DayAnswer }) {
  const text = completenessMessages.useText();
  const { day } = answer;
  const Icon = stateIcons[day.state];
  const detail = () => {
    switch (day.state) {
      case 'whole':
        return text(day.records === 0 ? 'quietDetail' : 'wholeDetail');
      case 'waiting':
        return text('waitingDetail', { count: day.waiting });
      case 'differs':
        return text('differsDetail', { count: answer.partitions.flatMap(faulty).length });
      case 'unchecked':
        return text('uncheckedDetail');
    }
  };
  return (
    <div className={classes['verdict']} data-state={day.state}>
      <Icon size={22} stroke={1.8} aria-hidden />
      <div>
        <Text fw={600}>
          {text(day.state)} · {text('records', { count: day.records })}
          {day.gone === 0 ? '' : ` · ${text('disposedOf', { count: day.gone })}`}
        </Text>
        <Text size="sm">{detail()}</Text>
      </div>
    </div>
  );
}

function faulty({ keepers }: DayAnswer['partitions'][number]) {
  return keepers.filter(({ difference }) => difference !== undefined);
}

function Disposals({ answer }: { readonly answer: DayAnswer }) {
  const text = completenessMessages.useText();
  const seesDisposals = useMay('see-retention');
  if (answer.disposals.length === 0) {
    return null;
  }
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {text('disposals')}
      </Title>
      <Stack gap={4}>
        {answer.disposals.map(({ disposal, number, records }) => {
          const name =
            number === undefined
              ? text('disposalWithout', { count: records })
              : text('disposal', { number: String(number), count: records });
          return seesDisposals && number !== undefined ? (
            <Anchor key={disposal} component={Link} to={paths.retention('disposals')} size="sm">
              {name}
            </Anchor>
          ) : (
            <Text key={disposal} size="sm">
              {name}
            </Text>
          );
        })}
      </Stack>
    </section>
  );
}

function Reports({ answer }: { readonly answer: DayAnswer }) {
  const text = completenessMessages.useText();
  const formats = useFormats();
  const mayRead = useMay('read-reports');
  return (
    <section>
      <Title order={3} size="h5" mb={6}>
        {text('reports')}
      </Title>
      {answer.reports.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text('noReports')}
        </Text>
      ) : null}
      <Stack gap={6}>
        {answer.reports.map((report) => (
          <Group key={report.revision} gap="sm" justify="space-between">
            <Text size="sm">
              {text('report', { revision: String(report.revision), at: formats.exact(report.reportedAt) })} ·{' '}
              {text(report.whole ? 'reportWhole' : 'reportDiffers')} ·{' '}
              {text('records', { count: report.records })}
            </Text>
            {mayRead ? (
              <Anchor
                href={reportOf(answer.day.day, report.revision)}
                download={`completeness-${answer.day.day}-${report.revision}.txt`}
                size="sm"
              >
                <Group gap={4} component="span">
                  <IconDownload size={14} aria-hidden />
                  {text('download', { revision: String(report.revision) })}
                </Group>
              </Anchor>
            ) : null}
          </Group>
        ))}
      </Stack>
      {answer.reports.length === 0 ? null : (
        <Text size="xs" c="dimmed" mt={6}>
          {text(mayRead ? 'checkReport' : 'onlyReports')}
        </Text>
      )}
    </section>
  );
}
