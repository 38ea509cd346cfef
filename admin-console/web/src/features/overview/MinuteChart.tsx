import { useFormats } from '@chancery/web-shell/i18n';
import { Group, Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { Minute } from '../../api/messaging';
import { overviewMessages } from './messages';
import classes from './overview.module.css';
import { ceilingOf, lastHour } from './series';

/** The plot's own units: ten a minute across, and down as many as it is pixels high. */
const COLUMN = 10;
const PLOT = 160;
/** One message among thousands is still to be seen. */
const SEEN = 1.5;

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
      {/* Time runs to the right in both directions of writing, as on every chart. */}
      <div dir="ltr" className={classes['plot']} aria-hidden>
        <svg
          viewBox={`0 0 ${COLUMN * hour.length} ${PLOT}`}
          preserveAspectRatio="none"
          className={classes['columns']}
          onMouseLeave={() => setPointed(null)}
        >
          {[0, 0.5, 1].map((part) => (
            <line
              key={part}
              x2={COLUMN * hour.length}
              y1={PLOT - part * PLOT}
              y2={PLOT - part * PLOT}
              className={classes['grid']}
            />
          ))}
          {hour.map((minute, index) => {
            const clear = Math.max(0, minute.posted - minute.alerted);
            return (
              <g
                key={minute.minute}
                transform={`translate(${index * COLUMN} 0)`}
                onMouseEnter={() => setPointed(index)}
                opacity={index === hour.length - 1 ? 0.55 : 1}
              >
                <rect width={COLUMN} height={PLOT} fill="transparent" />
                <Bar kind="posted" from={0} height={y(clear)} />
                <Bar kind="alerted" from={y(clear)} height={y(minute.alerted)} />
                <Bar kind="blocked" from={y(minute.posted)} height={y(minute.blocked)} />
              </g>
            );
          })}
        </svg>
        <div className={classes['scale']}>
          {[1, 0.5, 0].map((part) => (
            <span key={part}>{formats.compact(part * ceiling)}</span>
          ))}
        </div>
        <div className={classes['times']}>
          {[0, 15, 30, 45, 59].map((index) => (
            <span key={index} dir="auto" data-minor={index % 30 === 15 || undefined}>
              {formats.time(hour[index]?.minute ?? '')}
            </span>
          ))}
        </div>
      </div>
      <VisuallyHidden>{text('perMinuteNow', { count: hour.at(-2)?.posted ?? 0 })}</VisuallyHidden>
    </figure>
  );
}

type BarProps = {
  readonly kind: 'posted' | 'alerted' | 'blocked';
  readonly from: number;
  readonly height: number;
};

function Bar({ kind, from, height }: BarProps) {
  const tall = Math.max(height, SEEN);
  return height <= 0 ? null : (
    <rect
      data-kind={kind}
      className={classes['bar']}
      x={COLUMN * 0.14}
      width={COLUMN * 0.72}
      y={PLOT - from - tall}
      height={tall}
    />
  );
}
