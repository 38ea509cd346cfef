import { Group, Text, Title } from '@mantine/core';
import type { Evidence } from '../../api/evidence';
import { reachable } from '../../ui/reachable';
import { Copy } from './Copy';
import classes from './evidence.module.css';
import { evidenceMessages } from './messages';

/** How anybody checks vault and ledger without the archive. */
export function Verify({ answer: { ledger, vault } }: { readonly answer: Evidence }) {
  const text = evidenceMessages.useText();
  const keys = [vault.key, ...ledger.keys.map(({ vkey }) => vkey)].map((key) => ` \\\n  --key ${key}`);
  const command = `java -jar chancery-verify.jar DIRECTORY${keys.join('')}`;
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('verify')}
      </Title>
      <Text size="sm">{text('verifyHelp')}</Text>
      <Group gap="xs" wrap="nowrap" my="xs" align="flex-start">
        <pre className={classes['command']} dir="ltr" {...reachable(text('verify'))}>
          {command}
        </pre>
        <Copy value={command} label={text('copy', { what: text('verify') })} />
      </Group>
      <Text size="sm" c="dimmed">
        {text('verifyKept')}
      </Text>
    </section>
  );
}
