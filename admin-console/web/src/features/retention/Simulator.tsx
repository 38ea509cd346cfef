import { useFormats } from '@chancery/web-shell/i18n';
import { Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { record } from '../../api/record';
import type { Simulated } from '../../api/record';
import { Bars } from '../../ui/Bars';
import { useTell } from '../policies/useDraft';
import { retentionMessages } from './messages';
import classes from './retention.module.css';

const SHORTEST_PATIENCE = new AbortController().signal;

/** Asks what rules would dispose of on a day. */
export function useSimulation() {
  const tell = useTell();
  return useMutation({
    mutationFn: ({ days, version }: { days: number; version?: number }) =>
      record.simulate(days, version, SHORTEST_PATIENCE),
    onError: tell,
  });
}

/** What would be disposed of so many days from now, by rule. */
export function Simulator() {
  const text = retentionMessages.useText();
  const [days, setDays] = useState<number | string>(30);
  const simulation = useSimulation();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    simulation.mutate({ days: Number(days) });
  };
  return (
    <section className={`console-card ${classes['card'] ?? ''}`}>
      <Stack gap="md">
        <form onSubmit={ask}>
          <Group align="flex-end" gap="sm">
            <NumberInput label={text('days')} min={0} max={3_660} w={160} value={days} onChange={setDays} />
            <Button type="submit" loading={simulation.isPending}>
              {text('simulate')}
            </Button>
          </Group>
        </form>
        {simulation.data === undefined ? null : <Outcome outcome={simulation.data} />}
      </Stack>
    </section>
  );
}

/** What would go, rule by rule. */
export function Outcome({ outcome }: { readonly outcome: Simulated }) {
  const text = retentionMessages.useText();
  const formats = useFormats();
  const count = formats.number(outcome.records);
  return (
    <div role="status">
      <Title order={3} size="h5">
        {outcome.records === 0 && outcome.complete
          ? text('nothingGoes')
          : text(outcome.complete ? 'wouldGo' : 'wouldGoAtLeast', { count })}
      </Title>
      {outcome.heldBack === 0 ? null : (
        <Text size="sm">{text('heldBack', { count: formats.number(outcome.heldBack) })}</Text>
      )}
      {outcome.rules.length === 0 ? null : (
        <Bars
          name={text('records')}
          bars={outcome.rules.map((rule) => ({
            label: rule.name,
            value: rule.records,
            note: `${formats.exact(rule.earliest)} – ${formats.exact(rule.latest)}`,
          }))}
        />
      )}
    </div>
  );
}
