import { SpanText } from '@chancery/web-shell/ui';
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconSend2, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { RefusedState, Unsent } from '../../socket/Outbox';
import { FileList } from '../files/FileList';
import { Appealing } from './Appealing';
import { useDraft } from './drafts';
import { ForwardedMark } from './ForwardedMark';
import classes from './messages.module.css';
import { useArrivalFocus } from './useArrivalFocus';
import { WordsForm } from './WordsForm';

type RefusedMessageProps = {
  readonly unsent: Unsent;
  readonly state: RefusedState;
  /** It has just been refused, before the eyes of its author. */
  readonly arrives: boolean;
  readonly edit: ReactNode;
  readonly discard: ReactNode;
};

/** A message the policies kept back: the words found, the tip, and everything its author can do about it. */
export function RefusedMessage({ unsent, state, arrives, edit, discard }: RefusedMessageProps) {
  const text = chatTexts.useText();
  const panel = useArrivalFocus(arrives);
  const { warning } = state;
  const edits = unsent.change !== undefined;
  const title = text(warning === undefined ? (edits ? 'refusedEditTitle' : 'refusedTitle') : 'warnedTitle');
  const noTip =
    state.inFile === true
      ? text('refusedFiles')
      : text(warning === undefined ? 'refusedNoTip' : 'warnedNoTip');
  const Icon = warning === undefined ? IconShieldX : IconAlertTriangle;
  return (
    <section
      ref={panel}
      className={classes.refused}
      data-warned={warning === undefined ? undefined : true}
      aria-label={title}
    >
      <Text className={classes.refusedTitle}>
        <Icon size={18} stroke={1.8} aria-hidden />
        {title}
      </Text>
      {unsent.forward === undefined ? null : (
        <ForwardedMark origin={unsent.forward.origin} here={unsent.conversation} />
      )}
      {unsent.text === '' ? null : (
        <p className={classes.text} dir="auto">
          <SpanText text={unsent.text} spans={state.spans} />
        </p>
      )}
      <FileList files={unsent.attachments} />
      <Text size="sm" className={classes.tip}>
        <bdi>{state.tip ?? noTip}</bdi>
      </Text>
      <Text size="xs" c="dimmed" mt={8}>
        {noteOf(state, edits, text)}
      </Text>
      {warning === undefined ? (
        <Appealing subject={{ clientId: unsent.clientId }} last={discard}>
          {edit}
        </Appealing>
      ) : (
        <Warned unsent={unsent} reasonRequired={warning.reasonRequired} edit={edit} discard={discard} />
      )}
    </section>
  );
}

function noteOf(state: RefusedState, edits: boolean, text: ReturnType<typeof chatTexts.useText>): string {
  if (!edits) {
    return text(state.warning === undefined ? 'refusedNote' : 'warnedNote');
  }
  return state.mayWait === true
    ? text('refusedEditMayWait')
    : text(state.warning === undefined ? 'refusedEditNote' : 'warnedEditNote');
}

type WarnedProps = Pick<RefusedMessageProps, 'unsent' | 'edit' | 'discard'> & {
  readonly reasonRequired: boolean;
};

function Warned({ unsent, reasonRequired, edit, discard }: WarnedProps) {
  const text = chatTexts.useText();
  const { me, line } = useChat();
  const { clientId, acknowledged } = unsent;
  const [kept, setReason] = useDraft(me.person.id, `${clientId}.reason`);
  // Warned again in spite of a reason: it stands there still, to be sent again or changed.
  const [touched, setTouched] = useState(kept !== '');
  const reason = touched ? kept : (acknowledged?.answer.reason ?? '');
  const [open, setOpen] = useState<'by-hand' | 'as-before' | undefined>(
    reason === '' ? undefined : 'as-before',
  );
  return (
    <>
      <Appealing subject={{ clientId }} last={discard}>
        {edit}
        {open === undefined ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconSend2 size={14} className="chancery-flip" />}
            onClick={() => setOpen('by-hand')}
          >
            {text(unsent.change === undefined ? 'sendWithReason' : 'saveWithReason')}
          </Button>
        ) : null}
      </Appealing>
      {open === undefined ? null : (
        <WordsForm
          label={text(reasonRequired ? 'reasonLabel' : 'reasonLabelOptional')}
          description={text('reasonDetail')}
          action={text(unsent.change === undefined ? 'sendAnyway' : 'saveAnyway')}
          required={reasonRequired}
          words={reason}
          onWords={(words) => {
            setTouched(true);
            setReason(words);
          }}
          onDone={(words) => {
            line.outbox.acknowledge(clientId, words);
            setReason('');
          }}
          onCancel={() => setOpen(undefined)}
          takesFocus={open === 'by-hand'}
        />
      )}
    </>
  );
}
