import { expect, it } from 'vitest';
import { around } from './turns';

it('finds the changes on either side of a moment, not the one it stands on', () => {
  expect(around([10, 20, 30], 20)).toEqual({ before: 10, after: 30 });
  expect(around([10, 20, 30], 25)).toEqual({ before: 20, after: 30 });
  expect(around([10, 20, 30], 5)).toEqual({ before: undefined, after: 10 });
  expect(around([], 5)).toEqual({ before: undefined, after: undefined });
});
