import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DiffLine } from '../../../api/policies';
import { reachable } from '../../../ui/reachable';
import { policyMessages } from '../messages';
import { around, pairsOf } from './diff';
import type { Pair } from './diff';
import classes from './history.module.css';

type DiffViewProps = { readonly lines: readonly DiffLine[]; readonly before: string; readonly after: string };

/** Two texts compared: side by side where there is room, one under the other on a phone. */
export function DiffView({ lines, before, after }: DiffViewProps) {
  const text = policyMessages.useText();
  const roomy = useMediaQuery('(min-width: 62em)');
  // A first text has nothing to stand beside.
  const wide = roomy && lines.some(({ kind }) => kind !== 'added');
  if (lines.every(({ kind }) => kind === 'same')) {
    return (
      <Text size="sm" c="dimmed">
        {text('noDifference')}
      </Text>
    );
  }
  return (
    <div className={classes['diff']} {...reachable(text('difference'))} dir="ltr">
      {wide ? (
        <table className={classes['sides']}>
          <colgroup>
            <col className={classes['numbers'] ?? ''} />
            <col />
            <col className={classes['numbers'] ?? ''} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th colSpan={2}>{before}</th>
              <th colSpan={2}>{after}</th>
            </tr>
          </thead>
          <tbody>
            {around(pairsOf(lines), ({ left, right }) => left?.kind !== 'same' || right?.kind !== 'same').map(
              (row) =>
                'leftOut' in row ? (
                  <LeftOut key={`before ${row.before}`} count={row.leftOut} span={4} />
                ) : (
                  <tr key={`${row.left?.fromLine} ${row.right?.toLine}`}>
                    <Side line={row.left} number={row.left?.fromLine} />
                    <Side line={row.right} number={row.right?.toLine} />
                  </tr>
                ),
            )}
          </tbody>
        </table>
      ) : (
        <table>
          <tbody>
            {around(lines, ({ kind }) => kind !== 'same').map((row) =>
              'leftOut' in row ? (
                <LeftOut key={`before ${row.before}`} count={row.leftOut} span={2} />
              ) : (
                <tr key={`${row.fromLine} ${row.toLine}`}>
                  <Side line={row} number={row.toLine ?? row.fromLine} />
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Side({ line, number }: { readonly line: Pair['left']; readonly number: number | undefined }) {
  return (
    <>
      <td className={classes['number']}>{number}</td>
      <td className={classes['line']} data-kind={line?.kind ?? 'none'}>
        {line === undefined || line.kind === 'same' ? null : (
          <span className={classes['sign']}>{line.kind === 'added' ? '+' : '−'}</span>
        )}
        {line?.text}
      </td>
    </>
  );
}

function LeftOut({ count, span }: { readonly count: number; readonly span: number }) {
  const text = policyMessages.useText();
  return (
    <tr>
      <td colSpan={span} className={classes['leftOut']}>
        {text('linesLeftOut', { count })}
      </td>
    </tr>
  );
}
