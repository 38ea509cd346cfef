import { useLanguage } from '@chancery/web-shell/i18n';
import { SpanText } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import type { Explanation } from '../../../api/policies';
import classes from '../policies.module.css';
import { tryMessages } from './messages';

const sentences = {
  allow: 'wouldAllow',
  alert: 'wouldAlert',
  redact: 'wouldRedact',
  warn: 'wouldWarn',
  hold: 'wouldHold',
  block: 'wouldBlock',
} as const;

type VerdictProps = { readonly said: string; readonly explanation: Explanation };

/** What would become of the text, with the words it is about and what its sender would read. */
export function Verdict({ said, explanation: { verdict } }: VerdictProps) {
  const text = tryMessages.useText();
  const { language } = useLanguage();
  const tip = verdict.tips?.[language] ?? verdict.tips?.['en'] ?? Object.values(verdict.tips ?? {})[0];
  const redactions = [...(verdict.redactions ?? [])].sort((a, b) => b.span[0] - a.span[0]);
  const delivered = redactions.reduce(
    (now, { span: [from, to], replacement }) => now.slice(0, from) + replacement + now.slice(to),
    said,
  );
  return (
    <>
      <Text fw={600}>{text(sentences[verdict.outcome])}</Text>
      {verdict.outcome === 'warn' && verdict.reasonRequired === true ? (
        <Text size="sm" c="dimmed">
          {text('withReason')}
        </Text>
      ) : null}
      <p className={classes['judged']} data-outcome={verdict.outcome} dir="auto">
        <SpanText text={said} spans={verdict.findings.flatMap((finding) => [...finding.spans])} />
      </p>
      {redactions.length === 0 || verdict.outcome === 'block' ? null : (
        <Text size="sm" mt="sm">
          <Text span inherit c="dimmed">
            {text('delivered')}{' '}
          </Text>
          <bdi>{delivered}</bdi>
        </Text>
      )}
      {tip === undefined || verdict.outcome === 'allow' || verdict.outcome === 'alert' ? null : (
        <Text size="sm" mt="sm">
          <Text span inherit c="dimmed">
            {text('tipShown')}{' '}
          </Text>
          <bdi>{tip}</bdi>
        </Text>
      )}
      {verdict.findings.some(({ disguised }) => disguised === true) ? (
        <Text size="sm" mt="sm">
          {text('disguised')}
        </Text>
      ) : null}
      {(verdict.undecided ?? []).length === 0 ? null : (
        <Text size="sm" mt="sm" c="var(--mantine-color-error)">
          {text('undecided', { count: verdict.undecided?.length ?? 0 })}
        </Text>
      )}
    </>
  );
}
