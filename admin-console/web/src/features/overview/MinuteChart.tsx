import { useFormats } from '@chancery/web-shell/i18n';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Minute } from '../../api/messaging';
import { overviewMessages } from './messages';
import classes from './overview.module.css';
import { ceilingOf, lastHour } from './series';

const WIDTH = 720;
const HEIGHT = 180;
const PLOT = 150;

type MinuteChartProps = {
  readonly minutes: readonly Minute[];
  /** When the figures were taken, in milliseconds. */
  readonly at: number;
};

/** Messages of the last hour as one column a minute, what was stopped or flagged in its colour on top. */
export function MinuteChart({ minutes, at }: MinuteChartProps) {
  const text = overviewMessages.useText();
  const formats = useFormats();
  const [pointed, setPointed] = useState<number | null>(null);
  const hour = lastHour(minutes, new Date(at));
  const ceiling = ceilingOf(hour.map((minute) => minute.posted + minute.blocked));
  const column = WIDTH / hour.length;
  const y = (value: number) => (value / ceiling) * PLOT;
  const shown = hour[pointed ?? hour.length - 2];
  return (
    <figure className={classes['chart']}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Text fw={600} component="figcaption">
          {text('perMinute')}
        </Text>
        <Group gap="md">
          {(['posted', 'alerted', 'blocked'] as const).map((kind) => (
            <Group key={kind} gap={6}>
              <span className={classes['key']} data-kind={kind} aria-hidden />
              <Text size="sm" c="dimmed">
                {text(kind)}{' '}
                <b className="tabular">{shown === undefined ? '' : formats.number(shown[kind])}</b>
              </Text>
            </Group>
          ))}
          <Text size="sm" c="dimmed" className="tabular">
            {shown === undefined ? '' : formats.time(shown.minute)}
          </Text>
        </Group>
      </Group>
      <div dir="ltr">
        <svg
          viewBox={`0 0 ${WIDTH + 44} ${HEIGHT}`}
          className={classes['columns']}
          aria-hidden
          onMouseLeave={() => setPointed(null)}
        >
          {[0, 0.5, 1].map((part) => (
            <g key={part} transform={`translate(0 ${PLOT - part * PLOT + 8})`}>
              <line x2={WIDTH} className={classes['grid']} />
              <text x={WIDTH + 6} dy="0.32em">
                {formats.compact(part * ceiling)}
              </text>
            </g>
          ))}
          {hour.map((minute, index) => {
            const clear = Math.max(0, minute.posted - minute.alerted);
            return (
              <g
                key={minute.minute}
                transform={`translate(${index * column} 8)`}
                onMouseEnter={() => setPointed(index)}
                opacity={index === hour.length - 1 ? 0.55 : 1}
              >
                <rect width={column} height={PLOT} fill="transparent" />
                <Bar kind="posted" from={0} height={y(clear)} width={column} />
                <Bar kind="alerted" from={y(clear)} height={y(minute.alerted)} width={column} />
                <Bar kind="blocked" from={y(minute.posted)} height={y(minute.blocked)} width={column} />
              </g>
            );
          })}
          {[0, 15, 30, 45, 59].map((index) => (
            <text
              key={index}
              data-minor={index % 30 === 15 || undefined}
              x={index * column + column / 2}
              y={HEIGHT - 2}
              textAnchor={index === 0 ? 'start' : index === 59 ? 'end' : 'middle'}
            >
              {formats.time(hour[index]?.minute ?? '')}
            </text>
          ))}
        </svg>
      </div>
      <VisuallyHidden>{text('perMinuteNow', { count: hour.at(-2)?.posted ?? 0 })}</VisuallyHidden>
    </figure>
  );
}

type BarProps = {
  readonly kind: 'posted' | 'alerted' | 'blocked';
  readonly from: number;
  readonly height: number;
  readonly width: number;
};

function Bar({ kind, from, height, width }: BarProps) {
  return height <= 0 ? null : (
    <rect
      data-kind={kind}
      className={classes['bar']}
      x={width * 0.14}
      width={width * 0.72}
      y={PLOT - from - height}
      height={height}
      rx={1.5}
    />
  );
}
