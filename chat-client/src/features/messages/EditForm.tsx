import { Button, Group, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { useEditing } from './editing';
import type { Message } from './history';
import classes from './messages.module.css';

type EditFormProps = {
  readonly message: Message;
  /** The words to begin with. */
  readonly words: string;
};

/** New words for a message, in its place: Enter saves, Escape leaves it as it was. */
export function EditForm({ message, words }: EditFormProps) {
  const text = chatTexts.useText();
  const { line, me } = useChat();
  const { end } = useEditing();
  const [draft, setDraft] = useState(words);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = (me.limits?.textUnits ?? Number.POSITIVE_INFINITY) - draft.length;
  const ready = draft.trim() !== '' && left >= 0;
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
    area?.scrollIntoView({ block: 'nearest' });
  }, []);
  const save = () => {
    if (ready) {
      if (draft.trim() !== message.text) {
        const { id, revision, conversation } = message;
        line.outbox.change(conversation, draft.trim(), { is: 'edit', message: id, revision: revision ?? 0 });
      }
      end();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      end();
    }
  };
  return (
    <form
      className={classes.editing}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={10}
        dir="auto"
        aria-label={text('editMessage')}
        description={text('editHint')}
        inputWrapperOrder={['input', 'description', 'error']}
        error={left < 0 ? text('unitsOver', { count: -left }) : undefined}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap="xs" mt={8}>
        <Button type="submit" size="compact-sm" disabled={!ready}>
          {text('save')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={end}>
          {text('cancel')}
        </Button>
      </Group>
    </form>
  );
}
