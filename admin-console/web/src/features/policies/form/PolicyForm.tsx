import { Alert, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { severities } from '../../../api/policies';
import type { Fault } from '../../../api/policies';
import { idFrom, read, textOf, valueAt, withValue } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { Flag } from './ConditionEditor';
import { DocumentProvider } from './documentContext';
import { ChoiceField, TextField } from './fields';
import { FormProvider, faultAt } from './formContext';
import { formMessages } from './messages';
import { RuleCard } from './RuleCard';
import { ScopeEditor } from './ScopeEditor';

type PolicyFormProps = {
  readonly document: string;
  readonly faults: readonly Fault[];
  readonly readOnly: boolean;
  /** Whether the id can still be chosen. */
  readonly isNew: boolean;
  readonly onChange: (document: string) => void;
};

/** A policy's text as fields. Every field writes into the text, which keeps its comments and its order. */
export function PolicyForm({ document, faults, readOnly, isNew, onChange }: PolicyFormProps) {
  const text = formMessages.useText();
  const reading = useMemo(() => read(document), [document]);
  const form = useMemo(
    () =>
      reading.readable
        ? {
            policy: reading.policy,
            faults,
            readOnly,
            set: (path: Path, value: unknown) => {
              const name = textOf(valueAt(reading.policy, ['name']));
              const id = textOf(valueAt(reading.policy, ['policy']));
              const follows = isNew && path.length === 1 && path[0] === 'name' && id === idFrom(name);
              const changed = withValue(document, path, value);
              onChange(follows ? withValue(changed, ['policy'], idFrom(textOf(value))) : changed);
            },
          }
        : undefined,
    [reading, faults, readOnly, isNew, document, onChange],
  );
  if (!reading.readable || form === undefined) {
    return (
      <Alert color="seal" icon={<IconAlertTriangle size={18} />} title={text('unreadable')}>
        <Text size="sm">{text('unreadableDetail')}</Text>
        {reading.readable ? null : (
          <Text size="sm" dir="ltr">
            {reading.message}
          </Text>
        )}
      </Alert>
    );
  }
  const rules = valueAt(reading.policy, ['rules']);
  const count = Array.isArray(rules) ? rules.length : 0;
  const general = faultAt(faults, [], true);
  return (
    <FormProvider value={form}>
      <DocumentProvider value={document}>
        <Stack gap="md">
          {general === undefined ? null : (
            <Alert color="seal" className={classes['lines'] ?? ''}>
              {general}
            </Alert>
          )}
          <Naming isNew={isNew} readOnly={readOnly} />
          <ScopeEditor />
          {Array.from({ length: count }, (_, place) => (
            <RuleCard key={`${place} ${count}`} place={place} open={count <= 3 || place === count - 1} />
          ))}
          {readOnly ? null : (
            <Button
              variant="default"
              style={{ alignSelf: 'flex-start' }}
              leftSection={<IconPlus size={16} />}
              onClick={() =>
                form.set(['rules', count], {
                  id: `rule-${count + 1}`,
                  outcome: 'warn',
                  when: { lexicon: [] },
                })
              }
            >
              {text('addRule')}
            </Button>
          )}
        </Stack>
      </DocumentProvider>
    </FormProvider>
  );
}

function Naming({ isNew, readOnly }: { readonly isNew: boolean; readonly readOnly: boolean }) {
  const text = formMessages.useText();
  return (
    <section className={`console-card ${classes['rule'] ?? ''}`}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextField path={['name']} label={text('name')} required />
          {isNew && !readOnly ? (
            <TextField path={['policy']} label={text('id')} hint={text('idHint')} code required />
          ) : (
            <TextField path={['queue']} label={text('queue')} hint={text('queueHint')} code />
          )}
        </SimpleGrid>
        <TextField path={['description']} label={text('description')} />
        <Group gap="lg" align="flex-end">
          <ChoiceField
            path={['severity']}
            label={text('severity')}
            fallback="medium"
            choices={severities.map((value) => ({ value, label: text(value) }))}
          />
          <TextField path={['owner']} label={text('owner')} code width={160} />
          <Flag path={['hints']} label={text('hints')} />
        </Group>
      </Stack>
    </section>
  );
}
