import { useFailureText } from '@chancery/web-shell/ui';
import { Button, SegmentedControl, Select, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../../api/policies';
import { typed } from '../../../ui/typed';
import classes from '../policies.module.css';
import { tryMessages } from './messages';
import { Steps } from './Steps';
import { Verdict } from './Verdict';

const kinds = ['message', 'conversation-name', 'topic', 'status-text', 'file-name'] as const;

/** Judges a text as it would be judged if somebody sent it, and shows every step of the judgement. */
export function TryPanel({ document }: { readonly document: string }) {
  const text = tryMessages.useText();
  const failure = useFailureText();
  const [entered, setEntered] = useState('');
  const [by, setBy] = useState<'draft' | 'active'>('draft');
  const [as, setAs] = useState('');
  const [kind, setKind] = useState<string>('message');
  const attempt = useMutation({
    mutationFn: async (said: string) => ({
      said,
      explanation: await desk.attempt({
        text: said,
        kind,
        ...(by === 'draft' ? { document } : {}),
        ...(as.trim() === '' ? {} : { as: as.trim() }),
      }),
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
          aria-label={text('placeholder')}
          placeholder={text('placeholder')}
          value={entered}
          {...typed(entered)}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={16_384}
          onChange={({ currentTarget }) => setEntered(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && entered.trim() !== '') {
              attempt.mutate(entered);
            }
          }}
        />
        <SegmentedControl
          aria-label={text('by')}
          orientation="vertical"
          fullWidth
          size="xs"
          value={by}
          data={[
            { value: 'draft', label: text('byDraft') },
            { value: 'active', label: text('byActive') },
          ]}
          onChange={(value) => setBy(value)}
        />
        <Select
          label={text('kind')}
          size="xs"
          value={kind}
          data={kinds.map((value) => ({ value, label: text(value) }))}
          allowDeselect={false}
          onChange={(value) => setKind(value ?? 'message')}
        />
        <TextInput
          label={text('as')}
          placeholder={text('asHint')}
          size="xs"
          value={as}
          maxLength={64}
          onChange={({ currentTarget }) => setAs(currentTarget.value)}
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
          {attempt.isSuccess ? (
            <>
              <Verdict {...attempt.data} />
              <Steps {...attempt.data} />
            </>
          ) : null}
        </div>
      </Stack>
    </section>
  );
}
