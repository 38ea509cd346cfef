import { Button, Chip, Collapse, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { recordTypes } from '../../api/archive';
import { OutcomeText } from '../../ui/OutcomeText';
import { typed } from '../../ui/typed';
import { Chips } from './Chips';
import { Fault } from './Fault';
import { searchMessages } from './messages';
import type { QueryFault } from './queryFault';
import classes from './search.module.css';
import { filtersSet, nothing, outcomes, things } from './searchUrl';
import type { Criteria } from './searchUrl';
import { ConversationInput, PersonInput } from './Suggestions';
import { SyntaxHelp } from './SyntaxHelp';
import { workbenchMessages } from './workbenchMessages';

type SearchFormProps = {
  readonly criteria: Criteria;
  readonly busy: boolean;
  readonly onSearch: (criteria: Criteria) => void;
  /** What is wrong with the query that was sent. */
  readonly fault?: QueryFault | undefined;
};

/** The question: words first, filters beside them. */
export function SearchForm({ criteria, busy, onSearch, fault }: SearchFormProps) {
  const text = searchMessages.useText();
  const [draft, setDraft] = useState(criteria);
  const [filtersOpen, { toggle }] = useDisclosure(filtersSet(criteria) > 0);
  const words = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => words.current?.focus()]]);
  const change = (part: Partial<Criteria>) => setDraft((now) => ({ ...now, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(draft);
  };
  const set = filtersSet(draft);
  return (
    <form role="search" onSubmit={submit} className={`console-card ${classes['form'] ?? ''}`}>
      <Group gap="sm" align="stretch" wrap="nowrap" className={classes['question'] ?? ''}>
        <TextInput
          ref={words}
          type="search"
          size="md"
          flex={1}
          autoFocus
          aria-label={text('words')}
          placeholder={text('words')}
          leftSection={<IconSearch size={18} stroke={1.6} />}
          rightSection={<SyntaxHelp />}
          spellCheck={false}
          error={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : 'query-fault'}
          value={draft.q}
          {...typed(draft.q)}
          onChange={(event) => change({ q: event.currentTarget.value })}
        />
        <Button type="submit" size="md" loading={busy}>
          {text('search')}
        </Button>
      </Group>
      {fault === undefined ? null : <Fault id="query-fault" query={criteria.q} fault={fault} />}
      <Chips criteria={criteria} onChange={(next) => onSearch({ ...next, q: draft.q })} />
      <Group justify="flex-end" mt="sm" gap="sm">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-expanded={filtersOpen}
          leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.6} />}
          onClick={toggle}
        >
          {set === 0 ? text('filters') : `${text('filters')} (${set})`}
        </Button>
      </Group>
      <Collapse expanded={filtersOpen}>
        <Filters draft={draft} change={change} />
        {set === 0 ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            mt="sm"
            onClick={() => setDraft({ ...nothing, q: draft.q })}
          >
            {text('clear')}
          </Button>
        )}
      </Collapse>
    </form>
  );
}

type FiltersProps = { readonly draft: Criteria; readonly change: (part: Partial<Criteria>) => void };

function Filters({ draft, change }: FiltersProps) {
  const text = searchMessages.useText();
  const workbench = workbenchMessages.useText();
  return (
    <Stack gap="md" pt="md">
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }} spacing="md">
        <PersonInput label={text('from')} value={draft.from} onChange={(from) => change({ from })} />
        <PersonInput label={workbench('to')} value={draft.to} onChange={(to) => change({ to })} />
        <ConversationInput value={draft.in} onChange={(name) => change({ in: name })} />
        <TextInput
          label={workbench('unit')}
          value={draft.unit}
          {...typed(draft.unit)}
          onChange={(event) => change({ unit: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={text('since')}
          value={draft.since}
          max={draft.until === '' ? undefined : draft.until}
          onChange={(event) => change({ since: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={text('until')}
          value={draft.until}
          min={draft.since === '' ? undefined : draft.since}
          onChange={(event) => change({ until: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Group gap="xl" align="flex-end">
        <Stack gap={6}>
          <Text size="sm" fw={500} id="outcome-filter">
            {text('outcome')}
          </Text>
          <Chip.Group
            multiple
            value={[...draft.outcomes]}
            onChange={(chosen) => change({ outcomes: chosen })}
          >
            <Group gap="xs" role="group" aria-labelledby="outcome-filter">
              {outcomes.map((outcome) => (
                <Chip key={outcome} value={outcome} size="sm" variant="light">
                  <OutcomeText outcome={outcome} />
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Stack>
        <Stack gap={6}>
          <Text size="sm" fw={500} id="has-filter">
            {workbench('has')}
          </Text>
          <Chip.Group multiple value={[...draft.has]} onChange={(has) => change({ has })}>
            <Group gap="xs" role="group" aria-labelledby="has-filter">
              {things.map((thing) => (
                <Chip key={thing} value={thing} size="sm" variant="light">
                  {workbench(thing)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Stack>
        <Select
          label={text('type')}
          placeholder={text('anyKind')}
          clearable
          w={260}
          data={recordTypes.map((type) => ({ value: type, label: text(type) }))}
          value={draft.types[0] ?? null}
          onChange={(type) => change({ types: type === null ? [] : [type] })}
        />
      </Group>
    </Stack>
  );
}
