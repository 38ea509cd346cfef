import { expect, it } from 'vitest';
import { blank, idFrom, read, readSnippet, snippet, textsOf, valueAt, withValue, without } from './document';

const text = `# Approved by legal in May.
policy: payment-data
name: Payment data # shown to senders
rules:
  - id: card
    outcome: block
    when: {detect: payment-card}
  - id: iban
    outcome: warn
    when:
      lexicon: [iban, swift]
`;

it('changes one value and leaves comments and order alone', () => {
  const changed = withValue(text, ['rules', 1, 'outcome'], 'hold');

  expect(changed).toContain('# Approved by legal in May.');
  expect(changed).toContain('# shown to senders');
  expect(changed.indexOf('id: card')).toBeLessThan(changed.indexOf('id: iban'));
  expect(read(changed)).toMatchObject({ policy: { rules: [{ outcome: 'block' }, { outcome: 'hold' }] } });
});

it('exchanges no other character than those of the value', () => {
  const odd = 'name:   Old   # as it was\nrules:\n- {id:  a, outcome: warn}\n- tips: {en:  "x"}\n';

  expect(withValue(odd, ['name'], 'New: one')).toBe(odd.replace('Old', '"New: one"'));
  expect(withValue(odd, ['rules', 0, 'id'], 'b')).toBe(odd.replace('  a', '  b'));
  expect(withValue(odd, ['rules', 1, 'tips', 'en'], 'say "no"\nor not')).toBe(
    odd.replace('"x"', '"say \\"no\\"\\nor not"'),
  );
  expect(read(withValue(odd, ['rules', 0, 'id'], 'b, c: [d'))).toMatchObject({
    policy: { name: 'Old', rules: [{ id: 'b, c: [d', outcome: 'warn' }, { tips: { en: 'x' } }] },
  });
});

it('puts what is new where it is usually written, and keeps brackets as they are', () => {
  const described = withValue(text, ['description'], 'Cards and accounts');
  expect(described.split('\n').slice(2, 4)).toEqual([
    'name: Payment data # shown to senders',
    'description: Cards and accounts',
  ]);
  expect(described).toContain('when: {detect: payment-card}');

  const padded = 'name: x\nrules:\n  - { id: a, when: { lexicon: [ b ] } }\n';
  expect(withValue(padded, ['owner'], 'y')).toBe(padded.replace('rules', 'owner: y\nrules'));
});

it('takes out what becomes empty, with the mapping that held only it', () => {
  const scoped = withValue(text, ['scope', 'sender', 'units'], ['wealth']);
  expect(read(scoped)).toMatchObject({ policy: { scope: { sender: { units: ['wealth'] } } } });

  expect(read(without(scoped, ['scope', 'sender', 'units']))).not.toHaveProperty('policy.scope');
});

it('removes one rule of several', () => {
  const reading = read(without(text, ['rules', 0]));

  expect(reading).toMatchObject({ policy: { rules: [{ id: 'iban' }] } });
});

it('tells the line where a text stops being YAML, and changes nothing in it', () => {
  const broken = 'policy: x\nrules: [a\nname: y\n';

  expect(read(broken)).toMatchObject({ readable: false });
  expect(read(broken)).toHaveProperty('line');
  expect(withValue(broken, ['name'], 'z')).toBe(broken);
  expect(read('just words')).toMatchObject({ readable: false });
});

it('keeps text that looks like something else as text', () => {
  const terms = ['no', '1e3', '0x10', '# hash', 'a: b', 'سرّي'];
  const reading = read(withValue(blank(), ['rules', 0, 'when', 'lexicon'], terms));

  expect(reading.readable && valueAt(reading.policy, ['rules', 0, 'when', 'lexicon'])).toEqual(terms);
});

it('reads lists and single values alike, and snippets only when they are YAML', () => {
  expect(textsOf('a')).toEqual(['a']);
  expect(textsOf(['a', 2])).toEqual(['a', '2']);
  expect(textsOf(undefined)).toEqual([]);
  expect(readSnippet(snippet({ link: { domains: ['x.example'] } }))).toEqual({
    link: { domains: ['x.example'] },
  });
  expect(readSnippet('{a: [}')).toBeUndefined();
});

it('makes an id from a name with Latin letters only', () => {
  expect(idFrom('Off-channel talk')).toBe('off-channel-talk');
  expect(idFrom('Café & Crédit')).toBe('cafe-credit');
  expect(idFrom('سياسة')).toBe('');
});
