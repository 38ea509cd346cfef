import { ProblemError } from '@chancery/web-shell/http';
import { describe, expect, it } from 'vitest';
import { faultsIn, sortFaults } from './faults';

const fault = (path: string, message = 'Wrong.') => ({ path, code: 'x', message, cure: 'Right it.' });

describe('faults of a policy', () => {
  it('find the field they are about, with or without the place of the policy', () => {
    const faults = sortFaults([fault('/0/rules/1/regex'), fault('/rules/1/id'), fault('/0/name')]);

    expect(faults.rules.get(1)).toEqual({ regex: 'Wrong. Right it.', id: 'Wrong. Right it.' });
    expect(faults.name).toBe('Wrong. Right it.');
    expect(faults.rest).toEqual([]);
  });

  it('name the line of a term, and the language of a tip', () => {
    const faults = sortFaults([
      fault('/rules/0/terms/6', 'Twice.'),
      fault('/rules/0/terms/9', 'Empty.'),
      fault('/rules/0/tips/ar'),
    ]);

    expect(faults.rules.get(0)).toEqual({
      terms: '7: Twice. Right it.\n10: Empty. Right it.',
      'tips/ar': 'Wrong. Right it.',
    });
  });

  it('are never dropped when they fit nowhere', () => {
    expect(sortFaults([fault('/version'), fault('')]).rest).toHaveLength(2);
  });
});

it('understands a refusal of one field', () => {
  const problem = new ProblemError({ status: 422, field: 'rules[2].regex', cure: 'Give one.' });

  expect(sortFaults(faultsIn(problem)).rules.get(2)).toEqual({ regex: 'Give one.' });
});

it('reads faults only from a problem that carries them', () => {
  const problem = new ProblemError({ status: 422, errors: [fault('/name')] });

  expect(faultsIn(problem)).toHaveLength(1);
  expect(faultsIn(new ProblemError({ status: 422 }))).toEqual([]);
  expect(faultsIn(new Error('x'))).toEqual([]);
});
