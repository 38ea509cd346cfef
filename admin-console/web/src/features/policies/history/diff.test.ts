import { expect, it } from 'vitest';
import { around, diffOf, pairsOf } from './diff';

const short = (before: string, after: string) =>
  diffOf(before.split(' ').join('\n'), after.split(' ').join('\n')).map(
    ({ kind, text }) => ({ same: '=', added: '+', removed: '-' })[kind] + text,
  );

it('keeps the longest common part', () => {
  expect(short('a b c d', 'a c x d')).toEqual(['=a', '-b', '=c', '+x', '=d']);
  expect(short('a', 'a')).toEqual(['=a']);
  expect(short('a b', 'c')).toEqual(['-a', '-b', '+c']);
});

it('counts lines on both sides', () => {
  expect(diffOf('a\nb', 'x\na\nb').at(-1)).toEqual({ kind: 'same', text: 'b', fromLine: 2, toLine: 3 });
});

it('gives up the common middle of texts too long to compare, and still tells both whole', () => {
  const long = Array.from({ length: 3_500 }, (_, line) => `a${line}`).join('\n');
  const other = long.replaceAll('a', 'b');

  expect(diffOf(long, other).filter(({ kind }) => kind === 'added')).toHaveLength(3_500);
});

it('sets what was removed beside what came in its place', () => {
  const pairs = pairsOf(diffOf('a\nb\nc', 'a\nx\ny\nc'));

  expect(pairs.map(({ left, right }) => [left?.text, right?.text])).toEqual([
    ['a', 'a'],
    ['b', 'x'],
    [undefined, 'y'],
    ['c', 'c'],
  ]);
});

it('leaves out long unchanged stretches and says how long', () => {
  const rows = around([0, 0, 0, 0, 1, 0, 0, 0], (row) => row === 1, 1);

  expect(rows).toEqual([{ leftOut: 3, before: 3 }, 0, 1, 0, { leftOut: 2, before: 8 }]);
});
