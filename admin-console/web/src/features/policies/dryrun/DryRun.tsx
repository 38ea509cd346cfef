import { useFailureText } from '@chancery/web-shell/ui';
import { Alert, Button, Group, NumberInput, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../../api/me';
import { stateOf } from '../../../api/dryRuns';
import type { DryRunReport } from '../../../api/dryRuns';
import { GuardedButton } from '../../../ui/GuardedButton';
import { typed } from '../../../ui/typed';
import { usePurpose } from '../../search/purpose';
import classes from '../policies.module.css';
import { dryRunMessages } from './messages';
import { Report } from './Report';
import { Samples } from './Samples';
import { useDryRun } from './useDryRun';

type DryRunProps = {
  readonly document: string;
  readonly against: string | undefined;
  /** A run of somebody else's whose samples are to be looked at. */
  readonly handedOver: string | undefined;
};

/** Judges what the archive has of the last days by the text as it stands, so that a rule too broad is seen early. */
export function DryRun({ document, against, handedOver }: DryRunProps) {
  const text = dryRunMessages.useText();
  const failure = useFailureText();
  const mayRun = useMay('draft-policies');
  const [days, setDays] = useState(30);
  const [kept, keep] = usePurpose();
  const [purpose, setPurpose] = useState(kept);
  const { state, start, cancel } = useDryRun();
  const running =
    state.kind === 'starting' ||
    (state.kind === 'reported' && !state.interrupted && stateOf(state.report) === 'running');
  const run = () => {
    keep(purpose);
    void start({
      document,
      days,
      purpose: purpose.trim(),
      ...(against === undefined ? {} : { against }),
    });
  };
  return (
    <Stack gap="md">
      <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('dryRun')}>
        <Text fw={600}>{text('dryRun')}</Text>
        <Text size="sm" c="dimmed" mb="md">
          {text('detail')}
        </Text>
        <Group gap="md" align="flex-end">
          <NumberInput
            label={text('days')}
            value={days}
            min={1}
            max={366}
            w={110}
            disabled={running}
            onChange={(value) => setDays(typeof value === 'number' ? value : 30)}
          />
          <TextInput
            label={text('purpose')}
            placeholder={text('purposeHint')}
            value={purpose}
            {...typed(purpose)}
            maxLength={200}
            flex={1}
            miw={220}
            disabled={running}
            onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
          />
          {running ? (
            <Button variant="default" leftSection={<IconPlayerStop size={16} />} onClick={cancel}>
              {text('stop')}
            </Button>
          ) : (
            <GuardedButton
              reason={
                mayRun ? (purpose.trim() === '' ? text('purposeMissing') : undefined) : text('onlyAuthors')
              }
              onClick={run}
            >
              {text('run')}
            </GuardedButton>
          )}
        </Group>
        {state.kind === 'reported' ? <Advance report={state.report} /> : null}
        {state.kind === 'reported' && state.interrupted ? (
          <Alert color="brass" mt="md">
            {text('interrupted')}
          </Alert>
        ) : null}
        {state.kind === 'failed' ? (
          <Alert color="seal" mt="md">
            {failure(state.error)}
          </Alert>
        ) : null}
      </section>
      {state.kind === 'reported' ? <Report report={state.report} at={state.at} /> : null}
      {state.kind === 'reported' && stateOf(state.report) !== 'running' ? (
        <Samples run={state.report.id} policy={state.report.policy} />
      ) : handedOver === undefined ? null : (
        <Samples run={handedOver} policy="" />
      )}
    </Stack>
  );
}

function Advance({ report }: { readonly report: DryRunReport }) {
  const text = dryRunMessages.useText();
  const state = stateOf(report);
  return (
    <div role="status">
      <Progress
        mt="lg"
        value={report.total === 0 ? (state === 'done' ? 100 : 0) : (report.done / report.total) * 100}
        aria-label={text('dryRun')}
        color={state === 'running' || state === 'done' ? 'ink' : 'gray'}
      />
      <Text size="sm" c="dimmed" mt={6}>
        {text(state, { done: report.done, total: report.total })}
      </Text>
      {report.failure === undefined || report.failure === null ? null : (
        <Text size="sm" c="var(--mantine-color-error)" dir="auto">
          {report.failure}
        </Text>
      )}
    </div>
  );
}
