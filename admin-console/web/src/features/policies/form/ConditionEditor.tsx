import {
  ActionIcon,
  Autocomplete,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Switch,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { isMapping, textOf } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { conditionKinds, emptyCondition, kindOf, turnedInto } from './conditions';
import type { ConditionKind } from './conditions';
import { useDetectors } from './detectors';
import { ChoiceField, LinesField, SnippetField, TagsField, TextField } from './fields';
import { faultAt, useField, useForm } from './formContext';
import { formMessages } from './messages';

type ConditionProps = { readonly path: Path; readonly onRemove?: (() => void) | undefined };

/** A condition with everything inside it, as a tree. */
export function ConditionEditor({ path, onRemove }: ConditionProps) {
  const text = formMessages.useText();
  const { faults } = useForm();
  const { value, readOnly, set } = useField(path);
  const kind = kindOf(value);
  const error = faultAt(faults, path, true);
  return (
    <div className={classes['condition']} data-kind={kind}>
      <Group gap="xs" mb={kind === 'always' ? 0 : 'xs'} wrap="nowrap">
        <Select
          aria-label={text('condition')}
          value={kind ?? null}
          placeholder={text('chooseCondition')}
          data={conditionKinds.map((name) => ({ value: name, label: text(name) }))}
          allowDeselect={false}
          readOnly={readOnly}
          size="xs"
          w={230}
          error={error}
          onChange={(chosen) => set(turnedInto(chosen as ConditionKind, value))}
        />
        {onRemove === undefined || readOnly ? null : (
          <Tooltip label={text('removeCondition')}>
            <ActionIcon variant="subtle" color="gray" aria-label={text('removeCondition')} onClick={onRemove}>
              <IconTrash size={15} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {kind === undefined ? null : <Body kind={kind} path={[...path, kind]} />}
    </div>
  );
}

function Body({ kind, path }: { readonly kind: ConditionKind; readonly path: Path }) {
  const text = formMessages.useText();
  switch (kind) {
    case 'lexicon':
      return <Lexicon path={path} />;
    case 'regex':
      return <Regex path={path} />;
    case 'detect':
      return <Detect path={path} />;
    case 'near':
      return (
        <Stack gap="xs">
          <Parts path={[...path, 'of']} />
          <TextField path={[...path, 'within']} label={text('withinText')} hint={text('withinHint')} code />
        </Stack>
      );
    case 'atLeast':
      return (
        <Stack gap="xs">
          <Count path={[...path, 'count']} label={text('count')} />
          <Flag path={[...path, 'distinct']} label={text('distinct')} />
          <ConditionEditor path={[...path, 'of']} />
        </Stack>
      );
    case 'all':
    case 'any':
      return <Parts path={path} />;
    case 'not':
      return <ConditionEditor path={path} />;
    case 'window':
      return (
        <Stack gap="xs">
          <Group gap="sm" align="flex-end">
            <Count path={[...path, 'messages']} label={text('messages')} />
            <TextField path={[...path, 'within']} label={text('withinTime')} code width={120} />
          </Group>
          <ConditionEditor path={[...path, 'of']} />
        </Stack>
      );
    case 'language':
      return <TagsField path={path} label={text('languages')} choices={['en', 'ar', 'fr', 'de', 'es']} />;
    case 'always':
      return (
        <Text size="xs" c="dimmed" mt={4}>
          {text('alwaysHint')}
        </Text>
      );
    case 'link':
    case 'file':
    case 'burst':
    case 'barrier':
      return <SnippetField path={path} label={text('asYaml')} />;
  }
}

function Lexicon({ path }: { readonly path: Path }) {
  const text = formMessages.useText();
  const { value, set, readOnly } = useField(path);
  const detailed = isMapping(value);
  const fromList = detailed && value['list'] !== undefined;
  const plain = detailed ? (value['terms'] ?? []) : (value ?? []);
  return (
    <Stack gap="xs">
      {fromList ? (
        <TextField
          path={[...path, 'list']}
          label={text('termList')}
          hint={text('termListHint')}
          code
          required
        />
      ) : (
        <LinesField path={detailed ? [...path, 'terms'] : path} label={text('terms')} />
      )}
      {detailed ? (
        <Group gap="md" align="flex-end">
          <ChoiceField
            path={[...path, 'match']}
            label={text('match')}
            fallback="word"
            choices={(['word', 'prefix', 'stem', 'substring'] as const).map((name) => ({
              value: name,
              label: text(name),
            }))}
          />
          <Flag path={[...path, 'disguised']} label={text('disguised')} fallback />
        </Group>
      ) : null}
      {readOnly ? null : (
        <Group gap={4}>
          {detailed ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => set({ terms: plain, match: 'word' })}>
              {text('matchOptions')}
            </Button>
          )}
          {fromList ? (
            <Button size="compact-xs" variant="subtle" onClick={() => set([])}>
              {text('ownTerms')}
            </Button>
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => set({ list: '' })}>
              {text('useTermList')}
            </Button>
          )}
        </Group>
      )}
    </Stack>
  );
}

function Regex({ path }: { readonly path: Path }) {
  const text = formMessages.useText();
  const { value, set, readOnly } = useField(path);
  const detailed = isMapping(value);
  return (
    <Stack gap="xs">
      <TextField
        path={detailed ? [...path, 'pattern'] : path}
        label={text('pattern')}
        hint={text('patternHint')}
        code
        required
      />
      {detailed ? (
        <Group gap="md" align="flex-end">
          <ChoiceField
            path={[...path, 'case']}
            label={text('case')}
            fallback="insensitive"
            choices={(['insensitive', 'sensitive'] as const).map((name) => ({
              value: name,
              label: text(name),
            }))}
          />
          <ChoiceField
            path={[...path, 'text']}
            label={text('reading')}
            fallback="sent"
            choices={(['sent', 'normalised', 'decoded'] as const).map((name) => ({
              value: name,
              label: text(name),
            }))}
          />
          <TextField path={[...path, 'validate']} label={text('validator')} code width={140} />
        </Group>
      ) : readOnly ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set({ pattern: textOf(value), case: 'insensitive' })}
        >
          {text('matchOptions')}
        </Button>
      )}
    </Stack>
  );
}

function Detect({ path }: { readonly path: Path }) {
  const text = formMessages.useText();
  const { value, error, readOnly, set } = useField(path);
  const detailed = isMapping(value);
  const type = detailed ? textOf(value['type']) : textOf(value);
  const detectors = useDetectors();
  return (
    <Group gap="md" align="flex-end">
      <Autocomplete
        label={text('detector')}
        value={type}
        data={[...detectors]}
        attributes={{ input: { dir: 'ltr' } }}
        w={240}
        readOnly={readOnly}
        error={error}
        onChange={(chosen) => set(detailed ? { ...value, type: chosen } : chosen)}
      />
      <Select
        label={text('confidence')}
        value={detailed ? textOf(value['confidence']) || 'default' : 'default'}
        data={(['default', 'low', 'medium', 'high'] as const).map((name) => ({
          value: name,
          label: text(name === 'default' ? 'confidenceDefault' : name),
        }))}
        w={150}
        allowDeselect={false}
        readOnly={readOnly}
        onChange={(chosen) => set(chosen === 'default' ? type : { type, confidence: chosen })}
      />
    </Group>
  );
}

function Parts({ path }: { readonly path: Path }) {
  const text = formMessages.useText();
  const { value, readOnly, set } = useField(path);
  const parts: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <Stack gap="xs">
      {parts.map((_, place) => (
        <ConditionEditor
          // Parts have no identity but their place; the fields inside re-read their value at it.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${place} ${parts.length}`}
          path={[...path, place]}
          onRemove={parts.length > 1 ? () => set(parts.filter((__, other) => other !== place)) : undefined}
        />
      ))}
      {readOnly ? null : (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          style={{ alignSelf: 'flex-start' }}
          onClick={() => set([...parts, emptyCondition('lexicon')])}
        >
          {text('addCondition')}
        </Button>
      )}
    </Stack>
  );
}

function Count({ path, label }: { readonly path: Path; readonly label: string }) {
  const { value, error, readOnly, set } = useField(path);
  return (
    <NumberInput
      label={label}
      value={typeof value === 'number' ? value : ''}
      min={1}
      max={1_000}
      w={120}
      readOnly={readOnly}
      error={error}
      onChange={(count) => set(typeof count === 'number' ? count : undefined)}
    />
  );
}

/** A yes or no that is only written when it is not what holds anyway. */
export function Flag({
  path,
  label,
  fallback = false,
}: {
  readonly path: Path;
  readonly label: string;
  readonly fallback?: boolean;
}) {
  const { value, readOnly, set } = useField(path);
  return (
    <Switch
      label={label}
      checked={typeof value === 'boolean' ? value : fallback}
      disabled={readOnly}
      onChange={({ currentTarget }) =>
        set(currentTarget.checked === fallback ? undefined : currentTarget.checked)
      }
    />
  );
}
