import { useFormats } from '@chancery/web-shell/i18n';
import { PersonAvatar } from '@chancery/web-shell/ui';
import { Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useChat, useConnectionState } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import type { Unsent, UnsentState } from '../../socket/Outbox';
import { FileList } from '../files/FileList';
import { ForwardedMark } from './ForwardedMark';
import { MessageText } from './MessageText';
import classes from './messages.module.css';
import { RefusedMessage } from './RefusedMessage';

type UnsentMessageProps = { readonly unsent: Unsent; readonly onEdit: (unsent: Unsent) => void };

/** A message of one's own that reached nobody: on its way, failed, or refused with the reason and what to do. */
export function UnsentMessage({ unsent, onEdit }: UnsentMessageProps) {
  const text = chatTexts.useText();
  const formats = useFormats();
  const { me } = useChat();
  const [wasSending] = useState(unsent.state.is === 'sending');
  return (
    <article className={classes.group} data-mine data-unsent={unsent.state.is}>
      <PersonAvatar name={me.person.name} seed={me.person.id} size={36} />
      <div className={classes.groupBody}>
        <div className={classes.groupHead}>
          <Text component="span" fw={600} size="sm">
            {text('you')}
          </Text>
          <Text component="time" dateTime={unsent.at} size="xs" c="dimmed" className="tabular">
            {formats.time(unsent.at)}
          </Text>
        </div>
        <Body unsent={unsent} onEdit={onEdit} wasSending={wasSending} />
      </div>
    </article>
  );
}

function Body({ unsent, onEdit, wasSending }: UnsentMessageProps & { readonly wasSending: boolean }) {
  const { state } = unsent;
  switch (state.is) {
    case 'sending':
      return <Sending unsent={unsent} />;
    case 'failed':
      return <Failed unsent={unsent} state={state} onEdit={onEdit} />;
    case 'refused':
      return (
        <RefusedMessage
          unsent={unsent}
          state={state}
          arrives={wasSending}
          edit={<EditButton unsent={unsent} onEdit={onEdit} />}
          discard={<DiscardButton unsent={unsent} />}
        />
      );
  }
}

function Sending({ unsent }: Pick<UnsentMessageProps, 'unsent'>) {
  const text = chatTexts.useText();
  const online = useConnectionState().phase === 'online';
  return (
    <div className={classes.sending}>
      <Words unsent={unsent} />
      <Text size="xs" c="dimmed" className={classes.note}>
        <IconClock size={13} aria-hidden />
        {online ? text('sending') : text('waitingForLine')}
      </Text>
    </div>
  );
}

type StateProps<S extends UnsentState['is']> = UnsentMessageProps & {
  readonly state: Extract<UnsentState, { readonly is: S }>;
};

function Failed({ unsent, state, onEdit }: StateProps<'failed'>) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  return (
    <div className={classes.failed} role="alert">
      <Words unsent={unsent} />
      <Text size="sm" className={classes.note}>
        <IconAlertTriangle size={15} aria-hidden />
        <span>
          <b>{text('notSent')}.</b> {reason(state.code, unsent, text)}
        </span>
      </Text>
      <Group gap="xs" mt={6}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconRefresh size={14} />}
          onClick={() => outbox.retry(unsent.clientId)}
        >
          {text('retry')}
        </Button>
        <EditButton unsent={unsent} onEdit={onEdit} />
        <DiscardButton unsent={unsent} />
      </Group>
    </div>
  );
}

function reason(code: string, { forward }: Unsent, text: ReturnType<typeof chatTexts.useText>): string {
  switch (code) {
    case 'no-answer':
      return text('failedNoAnswer');
    case 'not-found':
      return text(forward === undefined ? 'failedNotFound' : 'failedForward');
    case 'text-too-long':
      return text('failedTooLong');
    case 'attachments-unknown':
    case 'attachments-malformed':
      return text('failedFiles');
    case 'text-empty':
    case 'text-malformed':
      return text('failedMalformed');
    default:
      return text('failedBusy');
  }
}

function Words({ unsent }: Pick<UnsentMessageProps, 'unsent'>) {
  return (
    <>
      {unsent.forward === undefined ? null : (
        <ForwardedMark origin={unsent.forward.origin} here={unsent.conversation} />
      )}
      {unsent.text === '' ? null : <MessageText>{unsent.text}</MessageText>}
      <FileList files={unsent.attachments} />
    </>
  );
}

/** What one passes on is not one's own to change. */
function EditButton({ unsent, onEdit }: UnsentMessageProps) {
  const text = chatTexts.useText();
  return unsent.forward !== undefined ? null : (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPencil size={14} />}
      onClick={() => onEdit(unsent)}
    >
      {text('edit')}
    </Button>
  );
}

function DiscardButton({ unsent }: Pick<UnsentMessageProps, 'unsent'>) {
  const text = chatTexts.useText();
  const { outbox } = useChat().line;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      leftSection={<IconTrash size={14} />}
      onClick={() => outbox.discard(unsent.clientId)}
    >
      {text('discard')}
    </Button>
  );
}
