import { useFailureText } from '@chancery/web-shell/ui';
import { Button, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { messaging } from '../../api/messaging';
import type { Judged, PolicyBody } from '../../api/messaging';
import { FoundText } from '../../ui/Findings';
import { typed } from '../../ui/typed';
import { policyMessages } from './messages';
import classes from './policies.module.css';

const sentences = { allow: 'wouldAllow', alert: 'wouldAlert', block: 'wouldBlock' } as const;

/** Judges a text as it would be judged if somebody sent it, by the form or by what is in force. */
export function TryBox({ body }: { readonly body: PolicyBody }) {
  const text = policyMessages.useText();
  const failure = useFailureText();
  const [entered, setEntered] = useState('');
  const [by, setBy] = useState<'draft' | 'active'>('draft');
  const attempt = useMutation({
    mutationFn: async (said: string) => ({
      said,
      judged: await messaging.attempt(said, by === 'draft' ? body : undefined),
    }),
  });
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('tryIt')}>
      <Stack gap="sm">
        <div>
          <Text fw={600}>{text('tryIt')}</Text>
          <Text size="sm" c="dimmed">
            {text('tryDetail')}
          </Text>
        </div>
        <Textarea
          aria-label={text('tryPlaceholder')}
          placeholder={text('tryPlaceholder')}
          value={entered}
          {...typed(entered)}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={16_384}
          onChange={(event) => setEntered(event.currentTarget.value)}
        />
        <SegmentedControl
          orientation="vertical"
          fullWidth
          size="xs"
          value={by}
          data={[
            { value: 'draft', label: text('tryDraft') },
            { value: 'active', label: text('tryActive') },
          ]}
          onChange={(value) => setBy(value)}
        />
        <Button
          variant="light"
          disabled={entered.trim() === ''}
          loading={attempt.isPending}
          onClick={() => attempt.mutate(entered)}
        >
          {text('judge')}
        </Button>
        <div aria-live="polite">
          {attempt.isError ? (
            <Text size="sm" c="var(--mantine-color-error)">
              {failure(attempt.error)}
            </Text>
          ) : null}
          {attempt.isSuccess ? <Outcome said={attempt.data.said} judged={attempt.data.judged} /> : null}
        </div>
      </Stack>
    </section>
  );
}

function Outcome({ said, judged }: { readonly said: string; readonly judged: Judged }) {
  const text = policyMessages.useText();
  return (
    <>
      <Text fw={600}>{text(sentences[judged.outcome])}</Text>
      <p className={classes['judged']} data-outcome={judged.outcome} dir="auto">
        <FoundText text={said} findings={judged.findings} />
      </p>
      {judged.outcome === 'block' && judged.tip !== undefined ? (
        <Text size="sm" mt="sm">
          <Text span inherit c="dimmed">
            {text('tipShown')}{' '}
          </Text>
          <bdi>{judged.tip}</bdi>
        </Text>
      ) : null}
    </>
  );
}
