import { useFormats } from '@chancery/web-shell/i18n';
import { Group, Pill } from '@mantine/core';
import { OutcomeText } from '../../ui/OutcomeText';
import { searchMessages } from './messages';
import type { Criteria } from './searchUrl';
import { workbenchMessages } from './workbenchMessages';

type ChipsProps = { readonly criteria: Criteria; readonly onChange: (criteria: Criteria) => void };

/** What narrows the search beside its words, each to be taken away. */
export function Chips({ criteria, onChange }: ChipsProps) {
  const text = workbenchMessages.useText();
  const kinds = searchMessages.useText();
  const formats = useFormats();
  const chips = [
    ...(['from', 'to', 'in', 'unit', 'policy'] as const)
      .filter((field) => criteria[field] !== '')
      .map((field) => ({
        key: field,
        name: text(field),
        value: <bdi>{criteria[field]}</bdi>,
        without: { ...criteria, [field]: '' },
      })),
    ...(['since', 'until'] as const)
      .filter((field) => criteria[field] !== '')
      .map((field) => ({
        key: field,
        name: text(field),
        value: <>{formats.calendarDay(criteria[field])}</>,
        without: { ...criteria, [field]: '' },
      })),
    ...criteria.outcomes.map((outcome) => ({
      key: outcome,
      name: text('outcome'),
      value: <OutcomeText outcome={outcome} />,
      without: { ...criteria, outcomes: criteria.outcomes.filter((other) => other !== outcome) },
    })),
    ...criteria.types.map((type) => ({
      key: type,
      name: text('type'),
      value: <>{kinds(type)}</>,
      without: { ...criteria, types: criteria.types.filter((other) => other !== type) },
    })),
    ...criteria.has.map((thing) => ({
      key: thing,
      name: text('has'),
      value: <>{text(thing)}</>,
      without: { ...criteria, has: criteria.has.filter((other) => other !== thing) },
    })),
  ];
  return chips.length === 0 ? null : (
    <Group gap={6} mt="sm">
      {chips.map(({ key, name, value, without }) => (
        <Pill
          key={key}
          size="md"
          withRemoveButton
          onRemove={() => onChange(without)}
          removeButtonProps={{ 'aria-label': text('remove', { name }), 'aria-hidden': false, tabIndex: 0 }}
        >
          {name}: {value}
        </Pill>
      ))}
    </Group>
  );
}
