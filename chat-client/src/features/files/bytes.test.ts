import { afterEach, describe, expect, it } from 'vitest';
import { saidBytes } from './bytes';

afterEach(() => {
  document.documentElement.lang = 'en';
});

describe('saidBytes', () => {
  it('says sizes in units people know', () => {
    document.documentElement.lang = 'en';
    expect([3, 999, 1_024, 18_233, 26_214_400].map(saidBytes)).toEqual([
      '3 byte',
      '999 byte',
      '1 kB',
      '18 kB',
      '25 MB',
    ]);
  });

  it('says them in Arabic on an Arabic page', () => {
    document.documentElement.lang = 'ar';
    expect(saidBytes(26_214_400)).toMatch(/م/u);
  });
});
