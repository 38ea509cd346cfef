import { placeholderMismatches } from '@chancery/web-shell/i18n';
import { expect, it } from 'vitest';
import { accessMessages } from '../features/access/messages';
import { conversationMessages } from '../features/conversation/messages';
import { overviewMessages } from '../features/overview/messages';
import { policyMessages } from '../features/policies/messages';
import { searchMessages } from '../features/search/messages';
import { frameMessages } from './messages';

it.each([
  ['frame', frameMessages],
  ['overview', overviewMessages],
  ['search', searchMessages],
  ['conversation', conversationMessages],
  ['policies', policyMessages],
  ['access', accessMessages],
])('Arabic uses the same placeholders as English: %s', (_, messages) => {
  expect(placeholderMismatches(messages)).toEqual([]);
});
