import { expect, it } from 'vitest';
import { conditionKinds, emptyCondition, kindOf, turnedInto } from './conditions';
import { faultAt } from './formContext';

it.each(conditionKinds)('writes a new %s that it knows again', (kind) => {
  expect(kindOf(emptyCondition(kind))).toBe(kind);
});

it('keeps what was there when a condition is wrapped, and the parts when all becomes any', () => {
  const words = { lexicon: ['a'] };

  expect(turnedInto('not', words)).toEqual({ not: words });
  expect(turnedInto('all', words)).toEqual({ all: [words, { lexicon: [] }] });
  expect(turnedInto('any', { all: [words, words] })).toEqual({ any: [words, words] });
  expect(turnedInto('detect', words)).toEqual({ detect: '' });
});

it('does not take two keys, or a key of its own making, for a condition', () => {
  expect(kindOf({ lexicon: [], regex: '' })).toBeUndefined();
  expect(kindOf({ spell: 'x' })).toBeUndefined();
  expect(kindOf('lexicon')).toBeUndefined();
});

it('shows a fault at the field it points to or into, and at no neighbour', () => {
  const fault = (path: string) => ({ path, code: 'c', message: 'Wrong.', cure: 'Mend it.' });
  const faults = [fault('/rules/1/when/lexicon/0'), fault('/rules/10/id')];

  expect(faultAt(faults, ['rules', 1, 'when', 'lexicon'])).toBe('Wrong. Mend it.');
  expect(faultAt(faults, ['rules', 1, 'id'])).toBeUndefined();
  expect(faultAt(faults, ['rules', 1], true)).toBeUndefined();
});
