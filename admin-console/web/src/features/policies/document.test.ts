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
