import { useFormats } from '@chancery/web-shell/i18n';
import { unitName } from '@chancery/web-shell/ui';
import { Skeleton, Stack, Text } from '@mantine/core';
import type { Facets, FacetField, FacetValue, Outcome, RecordType } from '../../api/archive';
import { OutcomeText } from '../../ui/OutcomeText';
import { searchMessages } from './messages';
import { outcomes } from './searchUrl';
import type { Criteria } from './searchUrl';
import classes from './workbench.module.css';
import { workbenchMessages } from './workbenchMessages';

const fields: readonly FacetField[] = ['from', 'in', 'unit', 'outcome', 'policy', 'type'];
const SHOWN = 6;

type FacetPanelProps = {
  readonly facets: Facets | undefined;
  readonly criteria: Criteria;
  readonly onChange: (criteria: Criteria) => void;
};

/** How the matches spread over people, conversations and so on; choosing a value narrows the search to it. */
export function FacetPanel({ facets, criteria, onChange }: FacetPanelProps) {
  const text = workbenchMessages.useText();
  return (
    <aside aria-label={text('narrow')} className={`console-card ${classes['facets'] ?? ''}`}>
      {facets === undefined ? (
        <Stack gap="xs" p="md">
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} height={18} />
          ))}
        </Stack>
      ) : (
        fields.map((field) => (
          <Field
            key={field}
            field={field}
            values={facets.values[field] ?? []}
            others={facets.others[field] ?? 0}
            total={facets.total}
            onChoose={(value) => onChange(narrowed(criteria, field, value))}
          />
        ))
      )}
      {facets?.total === 0 ? (
        <Text size="sm" c="dimmed" p="md">
          {text('nothing')}
        </Text>
      ) : null}
    </aside>
  );
}

type FieldProps = {
  readonly field: FacetField;
  readonly values: readonly FacetValue[];
  readonly others: number;
  readonly total: number;
  readonly onChoose: (value: string) => void;
};

function Field({ field, values, others, total, onChoose }: FieldProps) {
  const text = workbenchMessages.useText();
  const formats = useFormats();
  const rest = others + values.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  if (values.length === 0) {
    return null;
  }
  return (
    <section className={classes['facet']}>
      <Text component="h3" size="sm" fw={600} mb={4}>
        {text(field)}
      </Text>
      <ul>
        {values.slice(0, SHOWN).map((value) => (
          <li key={value.value}>
            <button type="button" onClick={() => onChoose(value.value)}>
              <span className={classes['facetName']} dir="auto">
                <Name field={field} value={value} />
              </span>
              <span className="tabular">{formats.number(value.count)}</span>
              <span
                aria-hidden
                className={classes['share']}
                style={{ inlineSize: `${Math.max(1, (100 * value.count) / Math.max(1, total))}%` }}
              />
            </button>
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <Text size="xs" c="dimmed" mt={2}>
          {text('others', { count: rest })}
        </Text>
      )}
    </section>
  );
}

function Name({ field, value }: { readonly field: FacetField; readonly value: FacetValue }) {
  const kinds = searchMessages.useText();
  switch (field) {
    case 'outcome':
      return outcomes.some((known) => known === value.value) ? (
        <OutcomeText outcome={value.value as Outcome} />
      ) : (
        value.value
      );
    case 'type':
      return kinds(value.value as RecordType);
    case 'in':
      return value.name ?? kinds('direct');
    case 'unit':
      return unitName(value.value) ?? value.value;
    case 'from':
    case 'policy':
      return value.name ?? value.value;
  }
}

function narrowed(criteria: Criteria, field: FacetField, value: string): Criteria {
  switch (field) {
    case 'outcome':
      return { ...criteria, outcomes: outcomes.filter((known) => known === value) };
    case 'type':
      return { ...criteria, types: [value as RecordType] };
    case 'from':
    case 'in':
    case 'unit':
    case 'policy':
      return { ...criteria, [field]: value };
  }
}
