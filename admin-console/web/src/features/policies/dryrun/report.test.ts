import { expect, it } from 'vitest';
import type { Figures } from '../../../api/dryRuns';
import { byDay, byUnit, listsIn } from './report';

const figures: Figures = {
  messages: {},
  aDay: {},
  rules: [
    { rule: 'a', outcome: 'warn', hits: 3, byUnit: { wealth: 1, trading: 2 }, byDay: { '2026-11-28': 3 } },
    {
      rule: 'b',
      outcome: 'block',
      hits: 2,
      byUnit: { wealth: 2 },
      byDay: { '2026-12-01': 1, '2026-11-28': 1 },
    },
  ],
};

it('adds rules up by day, with every quiet day of the period', () => {
  const until = new Date('2026-12-01T09:00:00Z');

  expect(byDay(figures, '2026-11-27T09:00:00Z', until)).toEqual([
    { day: '2026-11-27', hits: 0 },
    { day: '2026-11-28', hits: 4 },
    { day: '2026-11-29', hits: 0 },
    { day: '2026-11-30', hits: 0 },
    { day: '2026-12-01', hits: 1 },
  ]);
  expect(byDay({ ...figures, rules: [] }, '2026-12-01T08:59:59Z', until)).toEqual([
    { day: '2026-12-01', hits: 0 },
  ]);
});

it('adds rules up by unit, the most hit first', () => {
  expect(byUnit(figures)).toEqual([
    { unit: 'wealth', hits: 3 },
    { unit: 'trading', hits: 2 },
  ]);
});

it('finds the term lists a text names, however deep', () => {
  const text =
    'rules:\n  - when: {any: [{lexicon: {list: deals}}, {not: {lexicon: {list: deals}}}]}\n    unless: {lexicon: {list: x}}\n';

  expect(listsIn(text)).toEqual(['deals', 'x']);
  expect(listsIn(': [')).toEqual([]);
});
