import { Button, Group, Text, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { chatTexts } from '../../app/texts';
import classes from './messages.module.css';

/** Longest reason or appeal, in UTF-16 units, as the server takes them. */
const MOST_UNITS = 500;

type WordsFormProps = {
  readonly label: string;
  readonly description: string;
  readonly action: string;
  readonly required: boolean;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onDone: (words: string) => void;
  readonly onCancel: () => void;
  readonly busy?: boolean;
  readonly failure?: string | undefined;
  /** It was opened by hand, so that is where the person goes on. */
  readonly takesFocus: boolean;
};

/** A few words of explanation under a message: Ctrl or ⌘ with Enter sends, Escape closes. */
export function WordsForm(props: WordsFormProps) {
  const { label, description, action, required, words, onWords, onDone, onCancel, takesFocus } = props;
  const text = chatTexts.useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = !(required && words.trim() === '') && props.busy !== true;
  useEffect(() => {
    if (takesFocus) {
      field.current?.focus();
    }
  }, [takesFocus]);
  const done = () => {
    if (ready) {
      onDone(words.trim());
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
      event.preventDefault();
      done();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <form
      className={classes.words}
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <Textarea
        ref={field}
        label={label}
        description={description}
        size="sm"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={MOST_UNITS}
        dir="auto"
        required={required}
        withAsterisk={false}
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {props.failure === undefined ? null : (
        <Text size="sm" c="seal" role="alert" mt={6}>
          {props.failure}
        </Text>
      )}
      <Group gap="xs" mt={8}>
        <Button type="submit" size="compact-sm" disabled={!ready} loading={props.busy === true}>
          {action}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {text('cancel')}
        </Button>
      </Group>
    </form>
  );
}
