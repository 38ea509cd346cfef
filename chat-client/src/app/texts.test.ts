import { placeholderMismatches } from '@chancery/web-shell/i18n';
import { expect, it } from 'vitest';
import { chatTexts } from './texts';

it('every Arabic text has the placeholders its English has', () => {
  // Arabic says one and two in words, so the count alone may be missing there.
  const counted = Object.entries(chatTexts.languages.en).filter(([, text]) => typeof text !== 'string');
  const plurals = new Set(counted.map(([key]) => key));
  expect(placeholderMismatches(chatTexts).filter((key) => !plurals.has(key))).toEqual([]);
});
