import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core';
import { IconPaperclip, IconSend2 } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { UploadTray } from '../files/UploadTray';
import type { Uploads } from '../files/useUploads';
import classes from './messages.module.css';

const DEFAULT_UNITS = 16_384;
const TYPING_MILLIS = 3_000;
/** From here on the reader is told how much room is left. */
const NEARLY_FULL = 0.85;

type ComposerProps = {
  readonly conversation: string;
  readonly title: string;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  /** Arrow-up in an empty composer. */
  readonly onEditLast: () => void;
  readonly onSent: () => void;
  readonly files: Uploads;
  readonly field: RefObject<HTMLTextAreaElement | null>;
};

/** Where one writes. Enter sends, except while an input method is composing. */
export function Composer({
  conversation,
  title,
  draft,
  onDraft,
  onEditLast,
  onSent,
  files,
  field,
}: ComposerProps) {
  const text = chatTexts.useText();
  const { line, me } = useChat();
  const lastTyping = useRef(0);
  const limit = me.limits?.textUnits ?? DEFAULT_UNITS;
  const left = limit - draft.length;
  const chooser = useRef<HTMLInputElement>(null);
  const attached = files.uploads.flatMap(({ state }) => (state.is === 'ready' ? [state.attachment] : []));
  const settled = attached.length === files.uploads.length;
  const sendable = (draft.trim() !== '' || attached.length > 0) && settled && left >= 0;

  const send = () => {
    if (sendable) {
      line.outbox.post(conversation, draft.trim(), attached);
      onDraft('');
      files.clear();
      lastTyping.current = 0;
      onSent();
    }
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && draft === '') {
      event.preventDefault();
      onEditLast();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files];
    if (pasted.length > 0) {
      event.preventDefault();
      files.add(pasted);
    }
  };
  const onChange = (value: string) => {
    onDraft(value);
    if (value !== '' && Date.now() - lastTyping.current > TYPING_MILLIS) {
      lastTyping.current = Date.now();
      line.connection.send({ type: 'typing', conversation });
    }
  };
  return (
    <>
      <UploadTray files={files} />
      <form
        className={classes.composer}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            files.add([...(event.currentTarget.files ?? [])]);
            // The same file may be chosen again.
            event.currentTarget.value = '';
            field.current?.focus();
          }}
        />
        <Tooltip label={text('attach')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={38}
            radius="md"
            aria-label={text('attach')}
            onClick={() => chooser.current?.click()}
          >
            <IconPaperclip size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Textarea
          ref={field}
          className={classes.field}
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={10}
          dir="auto"
          autoFocus={window.matchMedia('(pointer: fine)').matches}
          aria-label={text('message')}
          aria-invalid={left < 0}
          placeholder={text('messageTo', { name: title })}
          value={draft}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        {draft.length > limit * NEARLY_FULL ? (
          <Text
            size="xs"
            role="status"
            className={`${classes.count} tabular`}
            {...(left < 0 ? { c: 'seal' } : { c: 'dimmed' })}
          >
            {left < 0 ? text('unitsOver', { count: -left }) : text('unitsLeft', { count: left })}
          </Text>
        ) : null}
        <Tooltip label={text('composeHint')}>
          <ActionIcon type="submit" size={38} radius="md" aria-label={text('send')} disabled={!sendable}>
            <IconSend2 size={20} stroke={1.7} className="chancery-flip" />
          </ActionIcon>
        </Tooltip>
      </form>
    </>
  );
}
