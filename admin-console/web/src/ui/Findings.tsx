import { catalogue } from '@chancery/web-shell/i18n';
import { SpanText } from '@chancery/web-shell/ui';
import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Finding, Verdict } from '../api/archive';
import type { RuleOutcome } from '../api/policies';

const messages = catalogue(
  {
    findings: 'What the policies found',
    inFile: 'in what file {number} says',
    inFileName: 'in the name of file {number}',
    none: 'No policy found anything.',
    set: 'Judged by policy set',
    judgedIn: 'Judged in {micros} µs by policy set',
    version: 'version {version}',
    allow: 'allow',
    alert: 'alert',
    redact: 'redact',
    warn: 'warn',
    hold: 'hold',
    block: 'block',
  },
  {
    ar: {
      findings: 'ما وجدته السياسات',
      inFile: 'في نص الملف {number}',
      inFileName: 'في اسم الملف {number}',
      none: 'لم تجد أي سياسة شيئًا.',
      set: 'حكمت عليه مجموعة السياسات',
      judgedIn: 'حكمت عليه في {micros} ميكروثانية مجموعة السياسات',
      version: 'الإصدار {version}',
      allow: 'سماح',
      alert: 'تنبيه',
      redact: 'طمس',
      warn: 'تحذير',
      hold: 'احتجاز',
      block: 'حجب',
    },
  },
);

const colours = {
  allow: 'moss',
  alert: 'brass',
  redact: 'ink',
  warn: 'brass',
  hold: 'ink',
  block: 'seal',
} as const;

/** A text with everything any rule found in it marked. */
export function FoundText({
  text,
  findings,
}: {
  readonly text: string;
  readonly findings: readonly Finding[];
}) {
  return (
    <SpanText
      text={text}
      spans={findings.flatMap((finding) => (finding.part === undefined ? [...finding.spans] : []))}
    />
  );
}

/** Which file a part such as `attachments/0/name` is of, counted from one. */
function fileNumber(part: string): number {
  return Number(part.split('/')[1]) + 1;
}

/** What one rule does, as a coloured word. */
export function RuleOutcomeBadge({ outcome }: { readonly outcome: RuleOutcome }) {
  const text = messages.useText();
  return <Badge color={colours[outcome]}>{text(outcome)}</Badge>;
}

/** A verdict in full: each finding with the words it is about, and the set that judged. */
export function Findings({ verdict, text: said }: { readonly verdict: Verdict; readonly text: string }) {
  const text = messages.useText();
  return (
    <Stack gap={8}>
      <Text fw={600} size="sm">
        {text('findings')}
      </Text>
      {verdict.findings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {text('none')}
        </Text>
      ) : null}
      {verdict.findings.map((finding) => (
        <Group key={`${finding.policy} ${finding.rule} ${finding.part ?? ''}`} gap={8} align="center">
          <RuleOutcomeBadge outcome={finding.outcome} />
          <Text size="sm">
            <bdi>{finding.policy}</bdi> / <bdi>{finding.rule}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {text('version', { version: finding.version })}
          </Text>
          {finding.part === undefined ? null : (
            <Text size="xs" c="dimmed">
              {text(finding.part.endsWith('/name') ? 'inFileName' : 'inFile', {
                number: fileNumber(finding.part),
              })}
            </Text>
          )}
          {(finding.part === undefined
            ? [...new Set(finding.spans.map(([from, to]) => said.slice(from, to)))]
            : []
          ).map((words) => (
            <mark key={words} dir="auto" style={{ fontSize: 'var(--mantine-font-size-sm)' }}>
              {words}
            </mark>
          ))}
        </Group>
      ))}
      <Text size="xs" c="dimmed">
        {verdict.micros === undefined ? text('set') : text('judgedIn', { micros: verdict.micros })}{' '}
        <span className="console-hash">{verdict.policySet}</span>
      </Text>
    </Stack>
  );
}
