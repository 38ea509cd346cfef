import { expect, it } from 'vitest';
import { faultText } from './faultText';

const fault = { code: 'no-parts', message: 'There is no condition in it.', cure: 'List at least one.' };

it('says what the compiler says in English', () => {
  expect(faultText('en', fault)).toBe('There is no condition in it. List at least one.');
});

it('says it in Arabic by its code, with the particulars behind', () => {
  expect(faultText('ar', fault)).toMatch(/^لا شرط داخله.*\(\u2066There is no condition in it\..*\u2069\)$/u);
});

it('falls back on the compiler for a code of a newer server', () => {
  expect(faultText('ar', { ...fault, code: 'of-tomorrow' })).toBe(
    'There is no condition in it. List at least one.',
  );
});
