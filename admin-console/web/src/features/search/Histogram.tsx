import { useFormats } from '@chancery/web-shell/i18n';
import { Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Volume } from '../../api/archive';
import { daysOf, localDay } from './volume';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

const WIDTH = 10;
const HEIGHT = 72;
const SEEN = 1.5;
/** Fewer would be blocks instead of columns. */
const LEAST_COLUMNS = 40;

type HistogramProps = {
  readonly volume: Volume;
  readonly onChoose: (days: { readonly since: string; readonly until: string }) => void;
};

/** The matches over time; a stretch of it can be dragged over, or chosen by keyboard, to search only that. */
export function Histogram({ volume, onChoose }: HistogramProps) {
  const text = workbenchMessages.useText();
  const formats = useFormats();
  const { columns, interval } = volume;
  const [from, setFrom] = useState<number | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const highest = Math.max(1, ...columns.map(({ count }) => count));
  const name = (index: number) => {
    const column = columns[index];
    if (column === undefined) {
      return '';
    }
    const day = formats.calendarDay(localDay(new Date(column.from)));
    return text('column', {
      from: interval === 'hour' ? formats.exact(column.from) : day,
      count: formats.number(column.count),
    });
  };
  const choose = (one: number, other: number) => {
    const days = daysOf(columns, one, other, interval);
    if (days !== undefined) {
      onChoose(days);
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.min(columns.length - 1, Math.max(0, (at ?? columns.length) + step));
      setAt(next);
      setFrom(event.shiftKey ? (from ?? at ?? next) : null);
    } else if (event.key === 'Enter' && at !== null) {
      choose(from ?? at, at);
    } else if (event.key === 'Escape') {
      setAt(null);
      setFrom(null);
    }
  };
  const low = Math.min(from ?? at ?? -1, at ?? -1);
  const high = Math.max(from ?? at ?? -1, at ?? -1);
  return (
    <figure className={classes['histogram']}>
      <figcaption className={classes['caption']}>
        <Text size="sm" fw={600}>
          {text('volume')}
        </Text>
        <Text size="sm" c="dimmed" className="tabular" aria-live="polite">
          {at === null ? '' : name(at)}
        </Text>
      </figcaption>
      {/* Time runs to the right in both directions of writing, as on every chart. */}
      <div
        role="slider"
        tabIndex={0}
        dir="ltr"
        aria-label={text('volumeHelp')}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, columns.length - 1)}
        aria-valuenow={at ?? 0}
        aria-valuetext={at === null ? text('volume') : name(at)}
        className={classes['columns']}
        onKeyDown={onKey}
        onMouseLeave={() => {
          setAt(null);
          setFrom(null);
        }}
      >
        <svg
          viewBox={`0 0 ${WIDTH * Math.max(LEAST_COLUMNS, columns.length)} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {columns.map((column, index) => {
            const height = column.count === 0 ? 0 : Math.max(SEEN, (column.count / highest) * HEIGHT);
            return (
              <g
                key={column.from}
                transform={`translate(${index * WIDTH} 0)`}
                data-chosen={(index >= low && index <= high && at !== null) || undefined}
                onMouseEnter={() => setAt(index)}
                onMouseDown={() => setFrom(index)}
                onMouseUp={() => {
                  choose(from ?? index, index);
                  setFrom(null);
                }}
              >
                <rect width={WIDTH} height={HEIGHT} fill="transparent" />
                <rect x={WIDTH * 0.1} width={WIDTH * 0.8} y={HEIGHT - height} height={height} />
              </g>
            );
          })}
        </svg>
      </div>
      <div dir="ltr" className={classes['ends']} aria-hidden>
        {(columns.length === 1 ? [columns[0]] : [columns[0], columns.at(-1)]).map((column, place) =>
          column === undefined ? null : (
            <span key={place === 0 ? 'first' : 'last'} dir="auto">
              {formats.calendarDay(localDay(new Date(column.from)))}
            </span>
          ),
        )}
      </div>
      <VisuallyHidden>{text('volumeHelp')}</VisuallyHidden>
    </figure>
  );
}
