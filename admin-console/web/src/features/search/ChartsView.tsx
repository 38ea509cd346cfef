import { useFormats, useLanguage } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button, Group, Table, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { archive } from '../../api/archive';
import type { Charts } from '../../api/archive';
import { Histogram } from './Histogram';
import { usePurpose } from './purpose';
import { queryOf } from './searchUrl';
import type { Criteria } from './searchUrl';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

const SIZE = 460;
const RADIUS = 150;
const MOST_DRAWN = 24;
const MOST_LISTED = 12;
/** Monday, 5 January 2026. */
const MONDAY = Date.UTC(2026, 0, 5);

type ChartsViewProps = { readonly criteria: Criteria; readonly search: string };

/** The matches as pictures: over time, who wrote to whom, by hour of the week. */
export function ChartsView({ criteria, search }: ChartsViewProps) {
  const text = workbenchMessages.useText();
  const [purpose] = usePurpose();
  const charts = useQuery({
    queryKey: ['search-charts', search],
    queryFn: ({ signal }) => archive.charts(queryOf(criteria), purpose, signal),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
  });
  if (charts.isPending) {
    return <LoadingState rows={8} />;
  }
  if (charts.isError) {
    return <ErrorState error={charts.error} onRetry={() => void charts.refetch()} />;
  }
  return (
    <div>
      <Group justify="flex-end" my="sm" className="no-print">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPrinter size={17} stroke={1.6} />}
          onClick={() => window.print()}
        >
          {text('print')}
        </Button>
      </Group>
      <section className={`console-card ${classes['chart'] ?? ''}`}>
        <Histogram volume={charts.data.volume} onChoose={() => undefined} />
      </section>
      <Graph charts={charts.data} />
      <Hours hours={charts.data.hours} />
    </div>
  );
}

function Graph({ charts }: { readonly charts: Charts }) {
  const text = workbenchMessages.useText();
  const formats = useFormats();
  const edges = charts.edges.toSorted((one, other) => other.count - one.count);
  const drawn = charts.people
    .filter(({ id }) => edges.some(({ from, to }) => from === id || to === id))
    .slice(0, MOST_DRAWN);
  const place = new Map(
    drawn.map(({ id }, index) => {
      const angle = (2 * Math.PI * index) / drawn.length - Math.PI / 2;
      return [id, { x: SIZE / 2 + RADIUS * Math.cos(angle), y: SIZE / 2 + RADIUS * Math.sin(angle), angle }];
    }),
  );
  const names = new Map(charts.people.map(({ id, name }) => [id, name]));
  const most = Math.max(1, ...edges.map(({ count }) => count));
  return (
    <section className={`console-card ${classes['chart'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('graph')}
      </Title>
      <Text size="sm" c="dimmed">
        {edges.length === 0 ? text('graphEmpty') : text('graphDetail')}{' '}
        {charts.leftOut === 0 ? '' : text('leftOut', { count: charts.leftOut })}
      </Text>
      {edges.length === 0 ? null : (
        <>
          <svg
            viewBox={`-90 0 ${SIZE + 180} ${SIZE}`}
            className={classes['graph']}
            direction="ltr"
            aria-hidden
          >
            {edges.map(({ from, to, count }) => {
              const start = place.get(from);
              const end = place.get(to);
              return start === undefined || end === undefined ? null : (
                <line
                  key={`${from} ${to}`}
                  x1={start.x}
                  y1={start.y}
                  x2={end.x}
                  y2={end.y}
                  strokeWidth={0.75 + (7 * count) / most}
                  strokeOpacity={0.25 + (0.5 * count) / most}
                />
              );
            })}
            {drawn.map(({ id, name }) => {
              const { x, y, angle } = place.get(id) ?? { x: 0, y: 0, angle: 0 };
              const right = Math.cos(angle) >= -0.01;
              return (
                <g key={id}>
                  <circle cx={x} cy={y} r={6} />
                  <text
                    x={x + (right ? 11 : -11)}
                    y={y + 4 + 8 * Math.sin(angle)}
                    textAnchor={right ? 'start' : 'end'}
                  >
                    {name}
                  </text>
                </g>
              );
            })}
          </svg>
          <Table mt="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text('sender')}</Table.Th>
                <Table.Th>{text('receiver')}</Table.Th>
                <Table.Th>{text('messages')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {edges.slice(0, MOST_LISTED).map(({ from, to, count }) => (
                <Table.Tr key={`${from} ${to}`}>
                  <Table.Td>
                    <bdi>{names.get(from)}</bdi>
                  </Table.Td>
                  <Table.Td>
                    <bdi>{names.get(to)}</bdi>
                  </Table.Td>
                  <Table.Td className="tabular">{formats.number(count)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </section>
  );
}

function Hours({ hours }: { readonly hours: readonly number[] }) {
  const text = workbenchMessages.useText();
  const formats = useFormats();
  const { language } = useLanguage();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const most = Math.max(1, ...hours);
  return (
    <section className={`console-card ${classes['chart'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('hours')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text('hoursDetail')}
      </Text>
      <div className={classes['heat']} dir="ltr" role="img" aria-label={text('hours')}>
        <span />
        {Array.from({ length: 24 }, (_, hour) => (
          <span key={hour}>{hour % 3 === 0 ? formats.number(hour) : ''}</span>
        ))}
        {Array.from({ length: 7 }, (_, day) => {
          const name = weekday.format(MONDAY + day * 86_400_000);
          return [
            <span key={name}>{name}</span>,
            ...Array.from({ length: 24 }, (_unused, hour) => {
              const count = hours[day * 24 + hour] ?? 0;
              return (
                <span
                  key={`${name} ${hour}`}
                  className={classes['cell']}
                  title={text('hourCell', { day: name, hour, count: formats.number(count) })}
                  style={{ '--share': `${Math.round((100 * count) / most)}%` } as CSSProperties}
                />
              );
            }),
          ];
        })}
      </div>
    </section>
  );
}
