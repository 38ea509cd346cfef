import { expect, it } from 'vitest';
import type { LexiconRule } from '../../api/messaging';
import { changesBetween } from './changes';

const rule = (id: string, part: Partial<LexiconRule> = {}): LexiconRule => ({
  kind: 'lexicon',
  id,
  outcome: 'block',
  terms: ['one', 'two'],
  match: 'word',
  tips: { en: 'No.', ar: 'لا.' },
  ...part,
});

it('tells which rules came, went and changed, and how', () => {
  const changes = changesBetween(
    [rule('gone'), rule('kept'), rule('edited')],
    [rule('kept'), rule('edited', { terms: ['two', 'three'], outcome: 'alert' }), rule('new')],
  );

  expect(changes).toEqual([
    { kind: 'removed', id: 'gone' },
    { kind: 'changed', id: 'edited', added: ['three'], removed: ['one'], fields: ['outcome'] },
    { kind: 'added', id: 'new' },
  ]);
});

it('does not mind the order of tips or terms', () => {
  const changes = changesBetween(
    [rule('kept')],
    [rule('kept', { terms: ['two', 'one'], tips: { ar: 'لا.', en: 'No.' } })],
  );

  expect(changes).toEqual([]);
});
