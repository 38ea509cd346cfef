import { expect, it } from 'vitest';
import { memberChoices, memberNames, pathAt, placeOf } from './completion';

const schema = {
  properties: {
    policy: { type: 'string', description: 'The id.' },
    hints: { type: 'boolean' },
    scope: { $ref: '#/$defs/scope' },
    rules: { type: 'array', items: { $ref: '#/$defs/rule' } },
  },
  $defs: {
    scope: { properties: { kinds: { type: 'array', items: { enum: ['message', 'topic'] } } } },
    rule: {
      properties: { outcome: { enum: ['block', 'warn'] }, when: { $ref: '#/$defs/condition' } },
    },
    condition: {
      oneOf: [
        {
          properties: {
            detect: { oneOf: [{ enum: ['iban'] }, { properties: { type: { enum: ['iban'] } } }] },
          },
        },
        { properties: { all: { type: 'array', items: { $ref: '#/$defs/condition' } } } },
      ],
    },
  },
};

const labels = (choices: readonly { label: string }[]) => choices.map(({ label }) => label);

it('offers the members of a place, through references and alternatives', () => {
  expect(labels(memberNames(schema, []))).toEqual(['policy', 'hints', 'scope', 'rules']);
  expect(labels(memberNames(schema, ['rules', 0, 'when', 'all', 0]))).toEqual(['detect', 'all']);
  expect(memberNames(schema, [])[0]?.detail).toBe('The id.');
  expect(memberNames(undefined, ['rules'])).toEqual([]);
});

it('offers the values a place may have', () => {
  expect(labels(memberChoices(schema, ['rules', 0, 'outcome']))).toEqual(['block', 'warn']);
  expect(labels(memberChoices(schema, ['scope', 'kinds']))).toEqual(['message', 'topic']);
  expect(labels(memberChoices(schema, ['hints']))).toEqual(['true', 'false']);
  expect(labels(memberChoices(schema, ['rules', 0, 'when', 'detect']))).toEqual(['iban']);
});

it('knows from the indentation where a line stands', () => {
  const lines = [
    'policy: x',
    'rules:',
    '  - id: a',
    '    when:',
    '      all:',
    '        - lexicon: [x]',
    '        - det',
    '    out',
    'sc',
  ];

  expect(pathAt(lines, 8, 0)).toEqual([]);
  expect(pathAt(lines, 7, 4)).toEqual(['rules', 0]);
  expect(pathAt(lines, 4, 6)).toEqual(['rules', 0, 'when']);
  expect(pathAt(lines, 6, 10)).toEqual(['rules', 0, 'when', 'all', 0]);
  expect(placeOf(lines, 6, '        - ')).toEqual(['rules', 0, 'when', 'all', 0]);
  expect(placeOf(lines, 2, '  - ')).toEqual(['rules', 0]);
});
