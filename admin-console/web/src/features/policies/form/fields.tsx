import { Box, Input, SegmentedControl, Select, TagsInput, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { typed } from '../../../ui/typed';
import { readSnippet, snippet, textOf, textsOf } from '../document';
import type { Path } from '../document';
import classes from '../policies.module.css';
import { useField } from './formContext';

type FieldProps = { readonly path: Path; readonly label: string; readonly hint?: string };

/** One line of text. An empty optional field leaves the document altogether. */
export function TextField({
  path,
  label,
  hint,
  code = false,
  required = false,
  width,
}: FieldProps & { readonly code?: boolean; readonly required?: boolean; readonly width?: number }) {
  const { value, error, readOnly, set } = useField(path);
  const text = textOf(value);
  return (
    <TextInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text}
      {...(code ? { attributes: { input: { dir: 'ltr' } }, spellCheck: false } : typed(text))}
      classNames={{ input: code ? (classes['code'] ?? '') : '', error: classes['lines'] ?? '' }}
      {...(width === undefined ? {} : { w: width })}
      maxLength={2_000}
      readOnly={readOnly}
      error={error}
      onChange={({ currentTarget }) =>
        set(currentTarget.value === '' && !required ? undefined : currentTarget.value)
      }
    />
  );
}

/** Some lines of text in one language. */
export function ProseField({ path, label, hint, dir }: FieldProps & { readonly dir: 'ltr' | 'rtl' }) {
  const { value, error, readOnly, set } = useField(path);
  return (
    <Textarea
      label={label}
      placeholder={hint}
      value={textOf(value)}
      attributes={{ input: { dir } }}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={2_000}
      readOnly={readOnly}
      error={error}
      onChange={({ currentTarget }) => set(currentTarget.value === '' ? undefined : currentTarget.value)}
    />
  );
}

/** A list of texts, one a line. What is typed stays as typed; empty lines do not count. */
export function LinesField({ path, label, hint, rows = 3 }: FieldProps & { readonly rows?: number }) {
  const { value, error, readOnly, set } = useField(path);
  const lines = textsOf(value);
  const [entered, setEntered] = useState(lines.join('\n'));
  // The list may also be changed elsewhere, such as in the YAML or by an undo.
  const shown = linesIn(entered).join('\n') === lines.join('\n') ? entered : lines.join('\n');
  return (
    <Textarea
      label={label}
      description={hint}
      value={shown}
      {...typed(shown)}
      autosize
      minRows={rows}
      maxRows={14}
      spellCheck={false}
      readOnly={readOnly}
      error={error}
      classNames={{ error: classes['lines'] ?? '' }}
      onChange={({ currentTarget }) => {
        setEntered(currentTarget.value);
        set(linesIn(currentTarget.value));
      }}
    />
  );
}

/** A few short texts, such as units. */
export function TagsField({
  path,
  label,
  hint,
  choices,
}: FieldProps & { readonly choices?: readonly string[] }) {
  const { value, error, readOnly, set } = useField(path);
  return (
    <TagsInput
      label={label}
      placeholder={textsOf(value).length === 0 ? hint : undefined}
      value={[...textsOf(value)]}
      data={[...(choices ?? [])]}
      readOnly={readOnly}
      error={error}
      clearable={!readOnly}
      onChange={(texts) => set(texts.length === 0 ? undefined : texts)}
    />
  );
}

/** One of a few values, all in sight. */
export function ChoiceField({
  path,
  label,
  choices,
  fallback,
}: FieldProps & {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What holds while the document says nothing. */
  readonly fallback: string;
}) {
  const { value, error, readOnly, set } = useField(path);
  return (
    <Input.Wrapper label={label} labelElement="div" error={error} maw="100%">
      <Box maw="100%" style={{ overflowX: 'auto' }}>
        <SegmentedControl
          aria-label={label}
          value={value === undefined ? fallback : textOf(value)}
          data={[...choices]}
          readOnly={readOnly}
          onChange={(chosen) => set(chosen === fallback && value === undefined ? undefined : chosen)}
        />
      </Box>
    </Input.Wrapper>
  );
}

/** Yes, no, or no matter. */
export function EitherField({
  path,
  label,
  words,
}: FieldProps & { readonly words: { readonly any: string; readonly yes: string; readonly no: string } }) {
  const { value, error, readOnly, set } = useField(path);
  return (
    <Select
      label={label}
      value={value === true ? 'yes' : value === false ? 'no' : 'any'}
      data={[
        { value: 'any', label: words.any },
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.no },
      ]}
      allowDeselect={false}
      readOnly={readOnly}
      error={error}
      onChange={(chosen) => set(chosen === 'any' ? undefined : chosen === 'yes')}
    />
  );
}

/** What the form has no field for, as YAML; kept back until it can be read. */
export function SnippetField({ path, label, hint }: FieldProps) {
  const { value, error, readOnly, set } = useField(path);
  const written = value === undefined ? '' : snippet(value);
  const [entered, setEntered] = useState(written);
  const understood = entered.trim() === '' ? undefined : readSnippet(entered);
  const shown = JSON.stringify(understood) === JSON.stringify(value) ? entered : written;
  const [pending, setPending] = useState<string>();
  return (
    <Textarea
      label={label}
      description={hint}
      value={pending ?? shown}
      attributes={{ input: { dir: 'ltr' } }}
      classNames={{ input: classes['code'] ?? '', error: classes['lines'] ?? '' }}
      autosize
      minRows={3}
      maxRows={16}
      spellCheck={false}
      readOnly={readOnly}
      error={error}
      onChange={({ currentTarget }) => {
        const next = currentTarget.value;
        const meant = next.trim() === '' ? undefined : readSnippet(next);
        setEntered(next);
        if (meant === undefined && next.trim() !== '') {
          setPending(next);
        } else {
          setPending(undefined);
          set(meant);
        }
      }}
    />
  );
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
