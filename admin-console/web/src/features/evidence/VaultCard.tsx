import { useFormats } from '@chancery/web-shell/i18n';
import { Text, Title } from '@mantine/core';
import type { Evidence } from '../../api/evidence';
import { saidBytes } from '../../ui/bytes';
import classes from './evidence.module.css';
import { evidenceMessages } from './messages';

/** How the vault does: what is sealed, and when it was read again. */
export function VaultCard({ answer: { vault } }: { readonly answer: Evidence }) {
  const text = evidenceMessages.useText();
  const formats = useFormats();
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('vault')}
      </Title>
      <Text className={classes['figure']}>{text('segments', { count: vault.segments })}</Text>
      <Text size="sm" c="dimmed">
        {text('segmentsDetail', { count: vault.records, bytes: saidBytes(vault.bytes) })} ·{' '}
        {text('sealedFiles', { count: vault.files })} ·{' '}
        {vault.waiting === 0 ? text('nothingWaits') : text('notInVault', { count: vault.waiting })}
      </Text>
      <dl className={classes['facts']}>
        <dt>{text('vaultRead')}</dt>
        <dd>
          <Text size="sm">
            {vault.readSince === undefined
              ? text(vault.segments === 0 ? 'nothingSealed' : 'vaultNotRead')
              : text('vaultReadSince', { at: formats.exact(vault.readSince) })}
          </Text>
          {vault.note === 0 ? null : (
            <Text size="sm" c="dimmed">
              {text('vaultNote', { note: vault.note })}
            </Text>
          )}
        </dd>
        {Object.keys(vault.troubles).length === 0 ? null : (
          <>
            <dt>{text('troubles')}</dt>
            <dd>
              {Object.entries(vault.troubles).map(([what, trouble]) => (
                <Text key={what} size="sm" className={classes['finding'] ?? ''} dir="ltr">
                  {what}: {trouble}
                </Text>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
