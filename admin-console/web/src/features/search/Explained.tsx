import { useFormats } from '@chancery/web-shell/i18n';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Button, Stack, Text } from '@mantine/core';
import { IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Verdict as Recorded } from '../../api/archive';
import { desk } from '../../api/policies';
import type { ActiveSet, PastSet } from '../../api/policies';
import { isolated } from '../../ui/typed';
import { Steps } from '../policies/try/Steps';
import { Verdict } from '../policies/try/Verdict';
import { explainedMessages } from './explainedMessages';
import type { JournalRecord } from './record';
import classes from './search.module.css';

type ExplainedProps = {
  readonly record: JournalRecord;
  readonly verdict: Recorded;
  readonly text: string;
};

/** Why a text was judged as it was: by the policies of that time, whatever has become of them since. */
export function Explained({ record, verdict, text: said }: ExplainedProps) {
  const text = explainedMessages.useText();
  const [asked, setAsked] = useState(false);
  const found = new Set(verdict.findings.map(({ policy }) => policy));
  const why = useQuery({
    queryKey: ['explained', record.id],
    queryFn: async ({ signal }) => {
      const [set, active, explanation] = await Promise.all([
        desk.past(verdict.policySet, signal),
        desk.active(signal),
        desk.explainBy(
          verdict.policySet,
          {
            text: said,
            kind: kindOf(record),
            as: authorOf(record),
            ...(record.conversation === undefined ? {} : { conversation: record.conversation.id }),
          },
          signal,
        ),
      ]);
      return { set, active, explanation };
    },
    enabled: asked,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (!asked) {
    return (
      <Button
        variant="light"
        leftSection={<IconHelpCircle size={18} stroke={1.6} />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() => setAsked(true)}
      >
        {text('why')}
      </Button>
    );
  }
  return (
    <section aria-label={text('why')}>
      <Text fw={600} size="sm" mb={8}>
        {text('why')}
      </Text>
      {why.isPending ? <LoadingState rows={4} /> : null}
      {why.isError ? <ErrorState error={why.error} onRetry={() => void why.refetch()} /> : null}
      {why.data === undefined ? null : (
        <Stack gap="sm">
          <Text size="xs" c="dimmed">
            {text('detail')}
          </Text>
          <div>
            <Verdict said={said} explanation={why.data.explanation} />
            <Steps
              said={said}
              explanation={{
                ...why.data.explanation,
                rules: why.data.explanation.rules.filter(({ policy }) => found.has(policy)),
              }}
            />
          </div>
          {why.data.set.policies
            .filter(({ id }) => found.has(id))
            .map((policy) => (
              <TextOfThatTime key={policy.id} policy={policy} set={why.data.set} active={why.data.active} />
            ))}
        </Stack>
      )}
    </section>
  );
}

function kindOf({ type }: JournalRecord): string {
  if (type.startsWith('conversation.topic-')) {
    return 'topic';
  }
  return type.startsWith('conversation.') ? 'conversation-name' : 'message';
}

/** Who wrote a record's text: of a decision on a message that is not who decided. */
function authorOf({ actor, sender }: JournalRecord): string {
  return (sender ?? actor).username;
}

type TextProps = {
  readonly policy: PastSet['policies'][number];
  readonly set: PastSet;
  readonly active: ActiveSet;
};

function TextOfThatTime({ policy, set, active }: TextProps) {
  const text = explainedMessages.useText();
  const { exact } = useFormats();
  const now = active.policies.find(({ id }) => id === policy.id);
  return (
    <details>
      <summary>
        <Text size="sm" span fw={600}>
          {text('textOf', { policy: isolated(policy.id), version: policy.version })}
        </Text>{' '}
        <Text size="sm" span c={now?.version === policy.version ? 'dimmed' : 'var(--chancery-alert-text)'}>
          {now === undefined
            ? text('outOfForce')
            : now.version === policy.version
              ? text('stillInForce')
              : text('changedSince', { version: now.version })}
        </Text>
      </summary>
      <Text size="xs" c="dimmed" my={6}>
        {text('setSince', { at: exact(set.at) })}
      </Text>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes['raw']} dir="ltr" tabIndex={0}>
        {policy.document}
      </pre>
    </details>
  );
}
