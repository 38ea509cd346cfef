import { Button, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClock,
  IconMessagePlus,
  IconPencil,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChat, useConnectionState } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { Unsent, UnsentState } from '../../socket/Outbox';
import { useEditing } from './editing';
import { MessageText } from './MessageText';
import classes from './messages.module.css';
import { RefusedMessage } from './RefusedMessage';

/** An edit or a recall that is not on record: on its way, failed, or refused, with the words kept. */
export function OpenChange({ change }: { readonly change: Unsent }) {
  const { state } = change;
  const [wasSending] = useState(state.is === 'sending');
  switch (state.is) {
    case 'sending':
      return <Sending recalls={change.change?.is === 'recall'} />;
    case 'failed':
      return <Failed change={change} state={state} />;
    case 'refused':
      return (
        <RefusedMessage
          unsent={change}
          state={state}
          arrives={wasSending}
          edit={
            <>
              <EditAgain change={change} />
              {state.mayWait === true ? <SendAsNew change={change} /> : null}
            </>
          }
          discard={<Discard change={change} />}
        />
      );
  }
}

function Sending({ recalls }: { readonly recalls: boolean }) {
  const text = chatTexts.useText();
  const online = useConnectionState().phase === 'online';
  return (
    <Text size="xs" c="dimmed" className={classes.note}>
      <IconClock size={13} aria-hidden />
      {online ? text(recalls ? 'recalling' : 'saving') : text('changeWaits')}
    </Text>
  );
}

type FailedProps = {
  readonly change: Unsent;
  readonly state: Extract<UnsentState, { readonly is: 'failed' }>;
};

function Failed({ change, state }: FailedProps) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  const edits = change.change?.is === 'edit';
  return (
    <div className={classes.failed} role="alert">
      {edits ? (
        <blockquote className={classes.original}>
          <MessageText>{change.text}</MessageText>
        </blockquote>
      ) : null}
      <Text size="sm" className={classes.note}>
        <IconAlertTriangle size={15} aria-hidden />
        <span>
          <b>{text(edits ? 'notEdited' : 'notRecalled')}.</b> {reason(state.code, text)}
        </span>
      </Text>
      <Group gap="xs" mt={6}>
        {FOR_GOOD.has(state.code) ? null : (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconRefresh size={14} />}
            onClick={() => outbox.retry(change.clientId)}
          >
            {text('retry')}
          </Button>
        )}
        {edits && state.code === 'edited-meanwhile' ? <EditAgain change={change} /> : null}
        {edits && state.code === 'too-late' ? <SendAsNew change={change} /> : null}
        <Discard change={change} />
      </Group>
    </div>
  );
}

const FOR_GOOD: ReadonlySet<string> = new Set([
  'edited-meanwhile',
  'too-late',
  'recalled',
  'forwarded',
  'not-found',
]);

function reason(code: string, text: ReturnType<typeof chatTexts.useText>): string {
  switch (code) {
    case 'no-answer':
      return text('failedNoAnswer');
    case 'edited-meanwhile':
      return text('failedMeanwhile');
    case 'too-late':
      return text('failedTooLate');
    case 'recalled':
    case 'not-found':
      return text('failedGone');
    case 'text-too-long':
      return text('failedTooLong');
    case 'text-empty':
    case 'text-malformed':
    case 'forwarded':
      return text('failedMalformed');
    default:
      return text('failedBusy');
  }
}

function EditAgain({ change }: { readonly change: Unsent }) {
  const text = chatTexts.useText();
  const { begin } = useEditing();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPencil size={14} />}
      onClick={() => change.change !== undefined && begin(change.change.message)}
    >
      {text('edit')}
    </Button>
  );
}

function SendAsNew({ change }: { readonly change: Unsent }) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  return (
    <Button
      size="compact-sm"
      variant="light"
      leftSection={<IconMessagePlus size={14} />}
      onClick={() => {
        outbox.discard(change.clientId);
        outbox.post(change.conversation, change.text);
      }}
    >
      {text('sendAsNew')}
    </Button>
  );
}

function Discard({ change }: { readonly change: Unsent }) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconTrash size={14} />}
      onClick={() => outbox.discard(change.clientId)}
    >
      {text('discard')}
    </Button>
  );
}
