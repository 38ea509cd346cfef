import { useFormats } from '@chancery/web-shell/i18n';
import { EmptyState, ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Alert, Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../../api/policies';
import type { Health as HealthAnswer, RuleHealth } from '../../../api/policies';
import { Days } from '../../../ui/Bars';
import { lastDays } from '../../../ui/days';
import classes from '../policies.module.css';
import { healthMessages } from './messages';

const spans = [7, 30, 90] as const;

/** How the rules of a policy do: what they find, how right they are, what they cost, which are of no use. */
export function Health({ id }: { readonly id: string }) {
  const text = healthMessages.useText();
  const [days, setDays] = useState<number>(30);
  const health = useQuery({
    queryKey: ['policy-health', id, days],
    queryFn: ({ signal }) => desk.health(id, days, signal),
    placeholderData: (before) => before,
  });
  return (
    <Stack gap="md">
      <Group>
        <SegmentedControl
          aria-label={text('period')}
          value={String(days)}
          data={spans.map((count) => ({ value: String(count), label: text('lastDays', { count }) }))}
          onChange={(value) => setDays(Number(value))}
        />
      </Group>
      {health.isPending ? <LoadingState rows={4} /> : null}
      {health.isError ? <ErrorState error={health.error} onRetry={() => void health.refetch()} /> : null}
      {health.data === undefined ? null : <Rules health={health.data} at={health.dataUpdatedAt} />}
    </Stack>
  );
}

/** `at` is when the figures were taken, in milliseconds. */
function Rules({ health, at }: { readonly health: HealthAnswer; readonly at: number }) {
  const text = healthMessages.useText();
  const { number } = useFormats();
  if (health.rules.length === 0 && health.dead.length === 0) {
    return (
      <EmptyState
        icon={<IconActivity size={28} stroke={1.5} />}
        title={text('emptyTitle')}
        detail={text('emptyDetail')}
      />
    );
  }
  return (
    <>
      {health.dead.length === 0 ? null : (
        <Alert color="brass" title={text('deadTitle', { count: health.dead.length })}>
          <Text size="sm">{text('deadDetail', { count: health.days })}</Text>
          <Group gap={6} mt={6}>
            {health.dead.map((rule) => (
              <Badge key={rule} color="gray">
                <bdi>{rule}</bdi>
              </Badge>
            ))}
          </Group>
        </Alert>
      )}
      {health.overlaps.length === 0 ? null : (
        <Alert color="brass" title={text('overlapTitle')}>
          {health.overlaps.map((overlap) => (
            <Text key={`${overlap.rule} ${overlap.otherPolicy} ${overlap.otherRule}`} size="sm">
              {text('overlap', {
                rule: overlap.rule,
                other: `${overlap.otherPolicy} / ${overlap.otherRule}`,
                share: number(Math.round(overlap.share * 100)),
              })}
            </Text>
          ))}
        </Alert>
      )}
      <Objections appeals={health.appeals} />
      {health.rules.map((rule) => (
        <Rule key={rule.rule} rule={rule} days={health.days} at={at} />
      ))}
    </>
  );
}

/** How often the policy was right when somebody objected. */
function Objections({ appeals }: { readonly appeals: HealthAnswer['appeals'] }) {
  const text = healthMessages.useText();
  const { number } = useFormats();
  const answered = (appeals?.upheld ?? 0) + (appeals?.overturned ?? 0);
  return appeals === undefined || answered === 0 ? null : (
    <Text size="sm">
      {text('objections', {
        count: answered,
        right: appeals.upheld,
        share: number(Math.round((appeals.upheld / answered) * 100)),
      })}
    </Text>
  );
}

type RuleProps = { readonly rule: RuleHealth; readonly days: number; readonly at: number };

function Rule({ rule, days, at }: RuleProps) {
  const text = healthMessages.useText();
  const { number, exact } = useFormats();
  const judged = (rule.upheld ?? 0) + (rule.overturned ?? 0);
  const precision = rule.precision ?? (judged === 0 ? undefined : (rule.upheld ?? 0) / judged);
  const figures = [
    [text('hits'), number(rule.hits)],
    [text('overridden'), number(rule.overridden)],
    [
      text('precision'),
      precision === undefined
        ? text('notJudged')
        : text('precisionIs', {
            share: number(Math.round(precision * 100)),
            right: rule.upheld ?? 0,
            count: judged,
          }),
    ],
    [text('cost'), rule.micros === undefined ? '–' : text('costIs', { micros: number(rule.micros) })],
    [text('lastHit'), rule.lastHit === undefined ? '–' : exact(rule.lastHit)],
  ] as const;
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`}>
      <Text fw={600} mb="sm">
        <bdi>{rule.rule}</bdi>
      </Text>
      <Group gap="xl" mb="md">
        {figures.map(([label, value]) => (
          <div key={label}>
            <Text size="xs" c="dimmed">
              {label}
            </Text>
            <Text size="sm" fw={600} className="tabular">
              {value}
            </Text>
          </div>
        ))}
      </Group>
      <Days days={lastDays(rule.days, days, new Date(at))} name={text('hits')} />
    </section>
  );
}
