import { Button, Collapse, Group, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { isMapping, snippet } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { Flag } from './ConditionEditor';
import { ChoiceField, EitherField, SnippetField, TagsField, TextField } from './fields';
import { useField } from './formContext';
import { formMessages } from './messages';

const kinds = [
  'message',
  'conversation-name',
  'topic',
  'status-text',
  'file-name',
  'file-text',
  'link-preview',
  'join',
] as const;
const units = ['wealth', 'trading', 'operations', 'compliance'] as const;
const SCOPE: Path = ['scope'];

/** Whom and what a policy is about, and who is excepted. Everything left open holds for everybody. */
export function ScopeEditor() {
  const text = formMessages.useText();
  const { value } = useField(SCOPE);
  const exceptions = useField(['except']);
  const [opened, setOpened] = useState(false);
  const said = isMapping(value) ? Object.keys(value) : [];
  return (
    <section className={`console-card ${classes['rule'] ?? ''}`} aria-label={text('scope')}>
      <UnstyledButton
        aria-expanded={opened}
        className={classes['ruleHead'] ?? ''}
        onClick={() => setOpened(!opened)}
      >
        <IconChevronDown size={17} className={classes['chevron'] ?? ''} data-open={opened || undefined} />
        <Text fw={600} span>
          {text('scope')}
        </Text>
        <Text size="sm" c="dimmed" span truncate>
          {said.length === 0 ? text('everybody') : <bdi>{snippet(value).replaceAll(/\s+/g, ' ')}</bdi>}
        </Text>
      </UnstyledButton>
      <Collapse expanded={opened}>
        <Stack gap="md" mt="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TagsField
              path={['scope', 'kinds']}
              label={text('kinds')}
              hint={text('kindsHint')}
              choices={kinds}
            />
            <TagsField
              path={['scope', 'conversations']}
              label={text('conversations')}
              choices={['direct', 'group', 'room']}
            />
          </SimpleGrid>
          <Side path={['scope', 'sender']} title={text('sender')} withRoles />
          <Side path={['scope', 'audience']} title={text('audience')} />
          <Group gap="lg" align="flex-end">
            <ChoiceField
              path={['scope', 'direction']}
              label={text('direction')}
              fallback="any"
              choices={(['any', 'internal', 'outbound', 'inbound'] as const).map((name) => ({
                value: name,
                label: text(name),
              }))}
            />
          </Group>
          <Hours />
        </Stack>
      </Collapse>
      <Stack gap="xs" mt="sm">
        {exceptions.value === undefined ? (
          exceptions.readOnly ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              style={{ alignSelf: 'flex-start' }}
              onClick={() => exceptions.set([{ sender: { units: ['compliance'] } }])}
            >
              {text('addException')}
            </Button>
          )
        ) : (
          <SnippetField path={['except']} label={text('exceptions')} hint={text('exceptionsYaml')} />
        )}
      </Stack>
    </section>
  );
}

function Side({
  path,
  title,
  withRoles = false,
}: {
  readonly path: Path;
  readonly title: string;
  readonly withRoles?: boolean;
}) {
  const text = formMessages.useText();
  return (
    <div>
      <Text fw={600} size="sm" mb={6}>
        {title}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <TagsField path={[...path, 'units']} label={text('units')} choices={units} />
        <TagsField path={[...path, 'people']} label={text('people')} />
        {withRoles ? (
          <TagsField path={[...path, 'roles']} label={text('roles')} />
        ) : (
          <TagsField path={[...path, 'countries']} label={text('countries')} />
        )}
        <EitherField
          path={[...path, 'external']}
          label={text('external')}
          words={{ any: text('noMatter'), yes: text('yes'), no: text('no') }}
        />
      </SimpleGrid>
    </div>
  );
}

function Hours() {
  const text = formMessages.useText();
  const { value, readOnly, set } = useField(['scope', 'hours']);
  if (value === undefined) {
    return readOnly ? null : (
      <Button
        size="compact-sm"
        variant="subtle"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => set({ zone: 'UTC', from: '08:00', to: '17:00' })}
      >
        {text('addHours')}
      </Button>
    );
  }
  const path: Path = ['scope', 'hours'];
  return (
    <div>
      <Text fw={600} size="sm" mb={6}>
        {text('hours')}
      </Text>
      <Group gap="sm" align="flex-end">
        <TextField path={[...path, 'zone']} label={text('zone')} code required width={160} />
        <TextField path={[...path, 'from']} label={text('from')} code required width={90} />
        <TextField path={[...path, 'to']} label={text('to')} code required width={90} />
        <TagsField
          path={[...path, 'days']}
          label={text('days')}
          choices={['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']}
        />
        <Flag path={[...path, 'outside']} label={text('outsideHours')} />
        {readOnly ? null : (
          <Button variant="subtle" color="gray" onClick={() => set(undefined)}>
            {text('remove')}
          </Button>
        )}
      </Group>
    </div>
  );
}
