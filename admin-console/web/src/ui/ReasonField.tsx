import { Textarea } from '@mantine/core';
import type { TextareaProps } from '@mantine/core';
import { typed } from './typed';

type ReasonFieldProps = Omit<TextareaProps, 'value' | 'onChange'> & {
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Where one says why, in either language; what is said goes on record. */
export function ReasonField({ value, onChange, ...rest }: ReasonFieldProps) {
  return (
    <Textarea
      value={value}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={500}
      required
      {...typed(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      {...rest}
    />
  );
}
