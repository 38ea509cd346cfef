import { Button, Checkbox, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { history } from '../../api/history';
import type { HistoryRule, HistoryRules } from '../../api/history';
import { useTell } from '../policies/useDraft';
import classes from './history.module.css';
import { historyMessages } from './messages';

type ProposeRuleProps = {
  readonly rules: HistoryRules;
  /** What holds now. */
  readonly from: HistoryRule | undefined;
  readonly onClose: () => void;
};

/** Proposes for how many days messages are shown; another person decides. */
export function ProposeRule({ rules, from, onClose }: ProposeRuleProps) {
  const text = historyMessages.useText();
  const tell = useTell();
  const cache = useQueryClient();
  const [direct, setDirect] = useState(from?.direct);
  const [room, setRoom] = useState(from?.room);
  const [reason, setReason] = useState('');
  const fits = (days: number | undefined) =>
    days === undefined || (days >= rules.fewestDays && days <= rules.mostDays);
  const propose = useMutation({
    mutationFn: () =>
      history.propose(
        { ...(direct === undefined ? {} : { direct }), ...(room === undefined ? {} : { room }) },
        reason.trim(),
      ),
    onSuccess: () => {
      onClose();
      return cache.invalidateQueries({ queryKey: ['history-rules'] });
    },
    onError: tell,
  });
  return (
    <Modal opened onClose={onClose} title={text('change')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {text('changeDetail')}
        </Text>
        <Kind name={text('direct')} days={direct} rules={rules} onChange={setDirect} />
        <Kind name={text('room')} days={room} rules={rules} onChange={setRoom} />
        <Textarea
          label={text('reason')}
          value={reason}
          required
          maxLength={500}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button
            loading={propose.isPending}
            disabled={reason.trim() === '' || !fits(direct) || !fits(room)}
            onClick={() => propose.mutate()}
          >
            {text('propose')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const SUGGESTED = 90;

type KindProps = {
  readonly name: string;
  readonly days: number | undefined;
  readonly rules: HistoryRules;
  readonly onChange: (days: number | undefined) => void;
};

function Kind({ name, days, rules, onChange }: KindProps) {
  const text = historyMessages.useText();
  return (
    <fieldset className={classes['kind']}>
      <legend>{name}</legend>
      <Stack gap="sm">
        <Checkbox
          label={text('limited')}
          checked={days !== undefined}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? SUGGESTED : undefined)}
        />
        {days === undefined ? null : (
          <NumberInput
            label={text('days')}
            description={text('daysHint', { fewest: rules.fewestDays, most: rules.mostDays })}
            value={days}
            min={rules.fewestDays}
            max={rules.mostDays}
            allowDecimal={false}
            onChange={(value) => onChange(Number(value))}
          />
        )}
      </Stack>
    </fieldset>
  );
}
