import { useFormats } from '@chancery/web-shell/i18n';
import { Text } from '@mantine/core';
import classes from './bars.module.css';

type Bar = { readonly label: string; readonly value: number; readonly note?: string };

/** Named values as bars, the greatest the widest. */
export function Bars({ bars, name }: { readonly bars: readonly Bar[]; readonly name: string }) {
  const { number } = useFormats();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <table className={classes['bars']} aria-label={name}>
      <tbody>
        {bars.map(({ label, value, note }) => (
          <tr key={label}>
            <th scope="row">
              <bdi>{label}</bdi>
            </th>
            <td className={classes['track']} aria-hidden>
              <span className={classes['bar']} style={{ width: `${(value / most) * 100}%` }} />
            </td>
            <td className="tabular">
              {number(value)}
              {note === undefined ? null : (
                <Text size="xs" c="dimmed" span>
                  {' '}
                  {note}
                </Text>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DaysProps = {
  readonly days: readonly { readonly day: string; readonly hits: number }[];
  readonly name: string;
  readonly small?: boolean;
};

/** Counts of consecutive days as columns. Time runs to the right in both directions of writing. */
export function Days({ days, name, small = false }: DaysProps) {
  const { number, calendarDay } = useFormats();
  const most = Math.max(1, ...days.map(({ hits }) => hits));
  const total = days.reduce((sum, { hits }) => sum + hits, 0);
  return (
    <div
      className={classes[small ? 'spark' : 'days']}
      dir="ltr"
      role="img"
      aria-label={`${name}: ${number(total)}`}
    >
      {days.map(({ day, hits }) => (
        <span
          key={day}
          title={`${calendarDay(day)}: ${number(hits)}`}
          className={classes['day']}
          data-none={hits === 0 || undefined}
          style={{ height: `${hits === 0 ? 2 : Math.max(6, (hits / most) * 100)}%` }}
        />
      ))}
      {small || days.length === 0 ? null : (
        <>
          <span className={classes['ceiling']}>{number(most)}</span>
          <span className={classes['first']} dir="auto">
            {calendarDay(days[0]?.day ?? '')}
          </span>
          <span className={classes['last']} dir="auto">
            {calendarDay(days.at(-1)?.day ?? '')}
          </span>
        </>
      )}
    </div>
  );
}
