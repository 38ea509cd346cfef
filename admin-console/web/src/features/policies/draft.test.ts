import { describe, expect, it } from 'vitest';
import type { Rule } from '../../api/messaging';
import { bodyOf, draftOf, emptyRule, idFrom, termsIn } from './draft';

const rules: Rule[] = [
  {
    kind: 'lexicon',
    id: 'tips',
    outcome: 'block',
    terms: ['insider tip', 'معلومات داخلية'],
    match: 'word',
    tips: { en: 'Ask compliance.', ar: 'اسأل الامتثال.', fr: 'Demandez.' },
  },
  { kind: 'pattern', id: 'iban', outcome: 'alert', regex: '[A-Z]{2}\\d+ ', caseSensitive: true, tips: {} },
];

describe('a policy in the form', () => {
  it('is saved as it was opened when nothing is changed, tips in other languages included', () => {
    const saved = bodyOf(draftOf({ id: 'insider', name: 'Insider', rules }));

    expect(saved).toEqual({ name: 'Insider', rules });
  });

  it('drops blank lines and tips, and only what the chosen kind does not have', () => {
    const rule = { ...emptyRule(), id: ' r1 ', terms: ' one \n\n two\r\n', regex: 'ignored', tipEn: '  ' };

    expect(bodyOf({ id: 'p', name: ' P ', rules: [rule] })).toEqual({
      name: 'P',
      rules: [
        { kind: 'lexicon', id: 'r1', outcome: 'block', terms: ['one', 'two'], match: 'word', tips: {} },
      ],
    });
  });

  it('gives every rule a key of its own', () => {
    expect(emptyRule().key).not.toBe(emptyRule().key);
  });
});

it.each([
  ['Off-channel talk!', 'off-channel-talk'],
  ['Zürich — Überweisung', 'zurich-uberweisung'],
  ['سياسة', ''],
])('makes of the name %s the id %s', (name, id) => {
  expect(idFrom(name)).toBe(id);
});

it('reads one term a line', () => {
  expect(termsIn('a\n\n b c \n')).toEqual(['a', 'b c']);
});
