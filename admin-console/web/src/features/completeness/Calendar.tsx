import { useFormats, useLanguage } from '@chancery/web-shell/i18n';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { CompleteDay } from '../../api/completeness';
import { step, weeksOf } from './calendar';
import classes from './completeness.module.css';
import { completenessMessages } from './messages';
import { useCalendarNames } from './names';
import { stateIcons } from './states';

type CalendarProps = {
  /** One month, or those of a year. */
  readonly months: readonly string[];
  readonly days: ReadonlyMap<string, CompleteDay>;
  readonly today: string;
  /** The day the keyboard is at. */
  readonly at: string;
  readonly chosen: string | undefined;
  readonly onMove: (day: string) => void;
  readonly onChoose: (day: string) => void;
};

/** Months of days, walked by arrow keys; PageUp and PageDown change the month. */
export function Calendar({ months, days, today, at, chosen, onMove, onChoose }: CalendarProps) {
  const { direction } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  useEffect(() => {
    if (moved.current) {
      moved.current = false;
      box.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    }
  }, [at]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = step(event.key, at, direction);
    if (next !== undefined) {
      event.preventDefault();
      moved.current = true;
      onMove(next);
    }
  };
  return (
    <div ref={box} className={classes[months.length === 1 ? 'month' : 'year']}>
      {months.map((month) => (
        <Month
          key={month}
          month={month}
          isLarge={months.length === 1}
          days={days}
          today={today}
          at={at}
          chosen={chosen}
          onKeyDown={onKeyDown}
          onChoose={(day) => {
            onMove(day);
            onChoose(day);
          }}
        />
      ))}
    </div>
  );
}

type MonthProps = {
  readonly month: string;
  readonly isLarge: boolean;
  readonly days: ReadonlyMap<string, CompleteDay>;
  readonly today: string;
  readonly at: string;
  readonly chosen: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChoose: (day: string) => void;
};

function Month({ month, isLarge, days, today, at, chosen, onKeyDown, onChoose }: MonthProps) {
  const names = useCalendarNames();
  const focused = at.startsWith(month) ? at : `${month}-01`;
  return (
    <table aria-label={names.month(month)} className={classes['grid']}>
      {isLarge ? null : <caption>{names.month(month)}</caption>}
      <thead>
        <tr>
          {names.weekdays.map(({ short, long }) => (
            <th key={long} scope="col">
              <span aria-hidden>{isLarge ? long : short}</span>
              <VisuallyHidden>{long}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, place) => (
          <tr key={week.find((day) => day !== undefined) ?? place}>
            {week.map((day, weekday) =>
              day === undefined ? (
                <td key={names.weekdays[weekday]?.long} aria-hidden />
              ) : (
                <td key={day}>
                  <Day
                    day={day}
                    known={days.get(day)}
                    isAhead={day > today}
                    isToday={day === today}
                    isLarge={isLarge}
                    isFocused={day === focused}
                    isChosen={day === chosen}
                    onKeyDown={onKeyDown}
                    onChoose={onChoose}
                  />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = {
  readonly day: string;
  readonly known: CompleteDay | undefined;
  readonly isAhead: boolean;
  readonly isToday: boolean;
  readonly isLarge: boolean;
  readonly isFocused: boolean;
  readonly isChosen: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onChoose: (day: string) => void;
};

function Day({ day, known, isAhead, isToday, isLarge, isFocused, isChosen, onKeyDown, onChoose }: DayProps) {
  const text = completenessMessages.useText();
  const formats = useFormats();
  const names = useCalendarNames();
  const Icon = known === undefined ? undefined : stateIcons[known.state];
  const name =
    known === undefined
      ? text(isAhead ? 'dayAhead' : 'dayBefore', { day: names.day(day) })
      : text('dayName', { day: names.day(day), state: text(known.state), count: known.records });
  return (
    <button
      type="button"
      data-day={day}
      data-state={known?.state}
      data-quiet={known?.state === 'whole' && known.records === 0 ? true : undefined}
      data-today={isToday || undefined}
      aria-current={isToday ? 'date' : undefined}
      aria-disabled={known === undefined}
      aria-pressed={isChosen}
      aria-label={name}
      title={name}
      tabIndex={isFocused ? 0 : -1}
      className={classes['day']}
      onKeyDown={onKeyDown}
      onClick={() => {
        if (known !== undefined) {
          onChoose(day);
        }
      }}
    >
      <span className={classes['number']}>{formats.number(Number(day.slice(8)))}</span>
      {Icon === undefined || (!isLarge && known?.state === 'whole') ? null : (
        <Icon size={isLarge ? 18 : 11} stroke={2} aria-hidden className={classes['icon']} />
      )}
      {isLarge && known !== undefined && known.records > 0 ? (
        <span className={classes['count']}>{formats.compact(known.records)}</span>
      ) : null}
    </button>
  );
}
