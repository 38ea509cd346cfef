import { useFormats } from '@chancery/web-shell/i18n';
import { Alert, Text, Title } from '@mantine/core';
import type { Evidence } from '../../api/evidence';
import { Copy } from './Copy';
import classes from './evidence.module.css';
import { evidenceMessages } from './messages';

/** How the ledger does: its newest head and its last audit. */
export function LedgerCard({ answer: { ledger } }: { readonly answer: Evidence }) {
  const text = evidenceMessages.useText();
  const formats = useFormats();
  const { head, audit } = ledger;
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Title order={2} size="h4">
        {text('ledger')}
      </Title>
      <Text className={classes['figure']}>{text('leaves', { count: ledger.size })}</Text>
      <Text size="sm" c="dimmed">
        {ledger.waiting === 0 ? text('nothingWaits') : text('notSealed', { count: ledger.waiting })}
      </Text>
      {ledger.failingSince === undefined ? null : (
        <Alert color="red" mt="sm" title={text('failing', { at: formats.exact(ledger.failingSince) })} />
      )}
      <dl className={classes['facts']}>
        <dt>{text('head')}</dt>
        <dd>
          {head === undefined ? (
            text('noHead')
          ) : (
            <>
              <Text size="sm">{text('headDetail', { count: head.size, at: formats.exact(head.at) })}</Text>
              <Text size="sm" c="dimmed">
                {text('root')}: <span className="console-hash">{head.root}</span>
              </Text>
              <Copy value={head.note} label={text('saveHead')} isWide />
            </>
          )}
        </dd>
        <dt>{text('audit')}</dt>
        <dd>
          {audit === undefined ? (
            <Text size="sm">{text('noAudit')}</Text>
          ) : (
            <>
              <Text size="sm" fw={600}>
                {audit.found === 0 ? text('auditClean') : text('auditFound', { count: audit.found })}
              </Text>
              <Text size="sm" c="dimmed">
                {text('auditDetail', {
                  at: formats.exact(audit.at),
                  count: audit.leaves,
                  heads: audit.checkpoints,
                })}
              </Text>
              {audit.findings.map((finding) => (
                <Text key={`${finding.kind} ${finding.where}`} size="sm" className={classes['finding'] ?? ''}>
                  <bdi>{finding.where}</bdi>: {text('expected')} <bdi>{finding.expected}</bdi>,{' '}
                  {text('found')} <bdi>{finding.found}</bdi>
                </Text>
              ))}
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}
