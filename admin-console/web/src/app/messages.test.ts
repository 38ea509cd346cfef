import { placeholderMismatches } from '@chancery/web-shell/i18n';
import { expect, it } from 'vitest';
import { accessMessages } from '../features/access/messages';
import { completenessMessages } from '../features/completeness/messages';
import { conversationMessages } from '../features/conversation/messages';
import { momentMessages } from '../features/conversation/momentMessages';
import { evidenceMessages } from '../features/evidence/messages';
import { historyMessages } from '../features/history/messages';
import { overviewMessages } from '../features/overview/messages';
import { nodeMessages } from '../features/nodes/messages';
import { dryRunMessages } from '../features/policies/dryrun/messages';
import { formMessages } from '../features/policies/form/messages';
import { healthMessages } from '../features/policies/health/messages';
import { policyMessages } from '../features/policies/messages';
import { tryMessages } from '../features/policies/try/messages';
import { reviewMessages } from '../features/reviews/messages';
import { circumstanceMessages } from '../features/search/circumstanceMessages';
import { explainedMessages } from '../features/search/explainedMessages';
import { searchMessages } from '../features/search/messages';
import { workbenchMessages } from '../features/search/workbenchMessages';
import { termMessages } from '../features/terms/messages';
import { frameMessages } from './messages';

it.each([
  ['frame', frameMessages],
  ['overview', overviewMessages],
  ['search', searchMessages],
  ['workbench', workbenchMessages],
  ['moments', momentMessages],
  ['circumstances', circumstanceMessages],
  ['explanations', explainedMessages],
  ['conversation', conversationMessages],
  ['policies', policyMessages],
  ['policy form', formMessages],
  ['trying', tryMessages],
  ['dry runs', dryRunMessages],
  ['health', healthMessages],
  ['nodes', nodeMessages],
  ['term lists', termMessages],
  ['history', historyMessages],
  ['reviews', reviewMessages],
  ['access', accessMessages],
  ['completeness', completenessMessages],
  ['evidence', evidenceMessages],
])('Arabic uses the same placeholders as English: %s', (_, messages) => {
  expect(placeholderMismatches(messages)).toEqual([]);
});
