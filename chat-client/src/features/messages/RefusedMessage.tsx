import { SpanText } from '@chancery/web-shell/ui';
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconSend2, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { RefusedState, Unsent } from '../../socket/Outbox';
import { Appealing } from './Appealing';
import { useDraft } from './drafts';
import classes from './messages.module.css';
import { useArrivalFocus } from './useArrivalFocus';
import { WordsForm } from './WordsForm';

type RefusedMessageProps = {
  readonly unsent: Unsent;
  readonly state: RefusedState;
  /** It has just been refused, before the eyes of its author. */
  readonly arrives: boolean;
  /** To edit and to discard. */
  readonly children: ReactNode;
};

/** A message the policies kept back: the words found, the tip, and everything its author can do about it. */
export function RefusedMessage({ unsent, state, arrives, children }: RefusedMessageProps) {
  const text = chatTexts.useText();
  const panel = useArrivalFocus(arrives);
  const { warning } = state;
  const title = text(warning === undefined ? 'refusedTitle' : 'warnedTitle');
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
      <p className={classes.text} dir="auto">
        <SpanText text={unsent.text} spans={state.spans} />
      </p>
      <Text size="sm" className={classes.tip} dir="auto">
        {state.tip ?? text(warning === undefined ? 'refusedNoTip' : 'warnedNoTip')}
      </Text>
      <Text size="xs" c="dimmed" mt={8}>
        {text(warning === undefined ? 'refusedNote' : 'warnedNote')}
      </Text>
      {warning === undefined ? (
        <Appealing subject={{ clientId: unsent.clientId }}>{children}</Appealing>
      ) : (
        <Warned unsent={unsent} reasonRequired={warning.reasonRequired}>
          {children}
        </Warned>
      )}
    </section>
  );
}

type WarnedProps = {
  readonly unsent: Unsent;
  readonly reasonRequired: boolean;
  readonly children: ReactNode;
};

function Warned({ unsent, reasonRequired, children }: WarnedProps) {
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
      <Appealing subject={{ clientId }}>
        {children}
        {open === undefined ? (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconSend2 size={14} className="chancery-flip" />}
            onClick={() => setOpen('by-hand')}
          >
            {text('sendWithReason')}
          </Button>
        ) : null}
      </Appealing>
      {open === undefined ? null : (
        <WordsForm
          label={text(reasonRequired ? 'reasonLabel' : 'reasonLabelOptional')}
          description={text('reasonDetail')}
          action={text('sendAnyway')}
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
