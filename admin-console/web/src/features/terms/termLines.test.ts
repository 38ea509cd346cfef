import { expect, it } from 'vitest';
import { linesOf, termsFrom } from './termLines';

it('reads what it wrote, with notes and the expiry no line shows', () => {
  const terms = [{ term: 'project falcon', note: 'merger', expires: '2027-01-01' }, { term: 'سرّي' }];

  expect(linesOf(terms)).toBe('project falcon | merger\nسرّي');
  expect(termsFrom(linesOf(terms), terms)).toEqual(terms);
});

it('drops empty lines and doubles', () => {
  expect(termsFrom(' a \n\nb\na', [])).toEqual([{ term: 'a' }, { term: 'b' }]);
});
