import { ProblemError } from '@chancery/web-shell/http';
import { expect, it } from 'vitest';
import { queryFault } from './queryFault';

it('finds the stretch a refusal names, counted from nought', () => {
  const failure = new ProblemError({
    status: 400,
    field: 'q',
    column: 8,
    length: 3,
    detail: 'Nothing follows this operator.',
    cure: 'Write a word.',
  });

  expect(queryFault(failure)).toEqual({
    start: 7,
    end: 10,
    detail: 'Nothing follows this operator.',
    cure: 'Write a word.',
  });
});

it('is silent about other fields and other failures', () => {
  expect(queryFault(new ProblemError({ status: 400, field: 'from' }))).toBeUndefined();
  expect(queryFault(new ProblemError({ status: 503, field: 'q' }))).toBeUndefined();
  expect(queryFault(new Error('away'))).toBeUndefined();
});
