import {
  ActionIcon,
  Badge,
  Button,
  Collapse,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { IconChevronDown, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { outcomes, severities } from '../../../api/policies';
import type { RuleOutcome } from '../../../api/policies';
import { RuleOutcomeBadge } from '../../../ui/Findings';
import { isMapping, textOf } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { emptyCondition } from './conditions';
import { ConditionEditor } from './ConditionEditor';
import { Examples } from './Examples';
import { ChoiceField, ProseField, SnippetField, TextField } from './fields';
import { faultAt, useField, useForm } from './formContext';
import { formMessages } from './messages';

/** One rule: what it looks for, what then happens, what the sender is told, and the examples it must pass. */
export function RuleCard({ place, open }: { readonly place: number; readonly open: boolean }) {
  const text = formMessages.useText();
  const path: Path = ['rules', place];
  const { value, readOnly, set } = useField(path);
  const { faults } = useForm();
  const [opened, setOpened] = useState(open);
  const rule = isMapping(value) ? value : {};
  const outcome = outcomes.find((name) => name === rule['outcome']);
  const wrong = faultAt(faults, path);
  const name = textOf(rule['name']) || textOf(rule['id']) || text('ruleNumber', { number: place + 1 });
  return (
    <section
      className={`console-card ${classes['rule'] ?? ''}`}
      aria-label={text('ruleNumber', { number: place + 1 })}
    >
      <Group justify="space-between" wrap="nowrap">
        <UnstyledButton
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
          className={classes['ruleHead'] ?? ''}
        >
          <IconChevronDown size={17} className={classes['chevron'] ?? ''} data-open={opened || undefined} />
          <Text fw={600} span>
            <bdi>{name}</bdi>
          </Text>
          {outcome === undefined ? null : <RuleOutcomeBadge outcome={outcome} />}
          {wrong === undefined ? null : <Badge color="seal">{text('hasFaults')}</Badge>}
        </UnstyledButton>
        {readOnly ? null : (
          <Tooltip label={text('removeRule')}>
            <ActionIcon
              variant="subtle"
              color="seal"
              aria-label={text('removeRule')}
              onClick={() => set(undefined)}
            >
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <Collapse expanded={opened}>
        <Fault text={faultAt(faults, path, true)} />
        <Fields path={path} outcome={outcome} />
      </Collapse>
    </section>
  );
}

function Fields({ path, outcome }: { readonly path: Path; readonly outcome: RuleOutcome | undefined }) {
  const text = formMessages.useText();
  return (
    <Stack gap="md" mt="md">
      <Group gap="lg" align="flex-start">
        <TextField path={[...path, 'id']} label={text('ruleId')} code required width={200} />
        <TextField path={[...path, 'name']} label={text('ruleName')} width={240} />
      </Group>
      <Group gap="lg" align="flex-start">
        <ChoiceField
          path={[...path, 'outcome']}
          label={text('outcome')}
          fallback=""
          choices={outcomes.map((value) => ({ value, label: text(value) }))}
        />
        <ChoiceField
          path={[...path, 'severity']}
          label={text('severity')}
          fallback=""
          choices={severities.map((value) => ({ value, label: text(value) }))}
        />
        {outcome === 'warn' ? (
          <ChoiceField
            path={[...path, 'reason']}
            label={text('reason')}
            fallback="required"
            choices={(['required', 'optional'] as const).map((value) => ({ value, label: text(value) }))}
          />
        ) : null}
        {outcome === 'redact' ? (
          <TextField path={[...path, 'replacement']} label={text('replacement')} hint="█████" width={160} />
        ) : null}
      </Group>
      <Part title={text('when')}>
        <ConditionEditor path={[...path, 'when']} />
      </Part>
      <Optional
        path={[...path, 'unless']}
        title={text('unless')}
        add={text('addUnless')}
        empty={emptyCondition('lexicon')}
      >
        <ConditionEditor path={[...path, 'unless']} />
      </Optional>
      <Optional
        path={[...path, 'except']}
        title={text('exceptions')}
        add={text('addException')}
        empty={[{ sender: { units: ['compliance'] } }]}
      >
        <SnippetField path={[...path, 'except']} label={text('exceptionsYaml')} />
      </Optional>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <ProseField path={[...path, 'tips', 'en']} label={text('tipEn')} hint={text('tipHint')} dir="ltr" />
        <ProseField path={[...path, 'tips', 'ar']} label={text('tipAr')} dir="rtl" />
      </SimpleGrid>
      <Text size="xs" c="dimmed" mt={-8}>
        {text('placeholders')} <code dir="ltr">{'{match} {policy} {rule} {owner}'}</code>
      </Text>
      <Examples path={[...path, 'examples']} />
    </Stack>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text fw={600} size="sm" mb={6}>
        {title}
      </Text>
      {children}
    </div>
  );
}

type OptionalProps = {
  readonly path: Path;
  readonly title: string;
  readonly add: string;
  readonly empty: unknown;
  readonly children: ReactNode;
};

/** A part that is not there until somebody adds it. */
function Optional({ path, title, add, empty, children }: OptionalProps) {
  const text = formMessages.useText();
  const { value, readOnly, set } = useField(path);
  if (value === undefined) {
    return readOnly ? null : (
      <Button
        size="compact-sm"
        variant="subtle"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => set(empty)}
      >
        {add}
      </Button>
    );
  }
  return (
    <Part title={title}>
      {children}
      {readOnly ? null : (
        <Button size="compact-xs" variant="subtle" color="gray" mt={4} onClick={() => set(undefined)}>
          {text('remove')}
        </Button>
      )}
    </Part>
  );
}

function Fault({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <Text c="var(--mantine-color-error)" size="sm" mt="sm" className={classes['lines'] ?? ''}>
      {text}
    </Text>
  );
}
