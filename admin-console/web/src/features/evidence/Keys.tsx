import { Text, Title } from '@mantine/core';
import type { Evidence } from '../../api/evidence';
import { Copy } from './Copy';
import classes from './evidence.module.css';
import { evidenceMessages } from './messages';

/** The public keys, to be kept elsewhere. */
export function Keys({ answer }: { readonly answer: Evidence }) {
  const text = evidenceMessages.useText();
  const keys = [
    ...answer.ledger.keys.map(({ vkey, signs }) => ({ vkey, signs, of: text('ledgerKey') })),
    { vkey: answer.vault.key, signs: true, of: text('vaultKey') },
  ];
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('keys')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {text('keysHelp')}
      </Text>
      <ul className={classes['keys']}>
        {keys.map(({ vkey, signs, of }) => (
          <li key={vkey}>
            <div>
              <Text size="xs" c="dimmed">
                {of} · {text(signs ? 'signs' : 'signed')}
              </Text>
              <span className="console-hash">{vkey}</span>
            </div>
            <Copy value={vkey} label={text('copy', { what: of })} />
          </li>
        ))}
      </ul>
    </section>
  );
}
