import { useFormats } from '@chancery/web-shell/i18n';
import { SpanText } from '@chancery/web-shell/ui';
import { Button, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconClock,
  IconEyeCheck,
  IconEyeOff,
  IconPencil,
  IconShieldX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useChange, useChat } from '../../app/chat';
import { chatTexts } from '../../app/texts';
import { FileList } from '../files/FileList';
import { Appealing } from './Appealing';
import { EditForm } from './EditForm';
import { useEditing } from './editing';
import { ForwardedMark } from './ForwardedMark';
import type { Message } from './history';
import { MessageMenu } from './MessageMenu';
import { MessageText } from './MessageText';
import classes from './messages.module.css';
import { OpenChange } from './OpenChange';
import { originalOf, removedSpans } from './originals';
import { PreviewCard } from './PreviewCard';
import { useReword } from './reword';

type LineProps = { readonly message: Message; readonly mine: boolean };

/** One message of a group, with what policies or a reviewer made of it. */
export function MessageLine({ message, mine }: LineProps) {
  const formats = useFormats();
  return (
    <div
      className={classes.line}
      data-message={message.id}
      data-state={message.state ?? undefined}
      title={formats.exact(message.at)}
    >
      <Body message={message} mine={mine} />
    </div>
  );
}

function Body({ message, mine }: LineProps) {
  switch (message.state ?? 'posted') {
    case 'held':
      return <Held message={message} />;
    case 'rejected':
      return <Rejected message={message} />;
    case 'released':
    case 'posted':
      return message.recalledAt ? (
        <Recalled message={message} mine={mine} />
      ) : (
        <Seen message={message} mine={mine} />
      );
  }
}

/** A message others see, with what its author is about to make of it. */
function Seen({ message, mine }: LineProps) {
  const me = useChat().me.person.id;
  const change = useChange(message.id);
  const editing = useEditing().message === message.id;
  const onTheWay = change?.state.is === 'sending' ? change.change?.is : undefined;
  if (editing) {
    const before = message.redacted === true ? originalOf(me, message.id) : undefined;
    return (
      <EditForm
        message={message}
        words={change?.change?.is === 'edit' ? change.text : (before ?? message.text)}
      />
    );
  }
  return (
    <div className={classes.seen} data-on-the-way={onTheWay}>
      {message.forwarded ? <ForwardedMark origin={message.forwarded} here={message.conversation} /> : null}
      <Said
        message={onTheWay === 'edit' && change !== undefined ? { ...message, text: change.text } : message}
      />
      {onTheWay === undefined ? <PreviewCard message={message} mine={mine} /> : null}
      {message.redacted === true && onTheWay === undefined ? (
        <RedactedNote message={message} mine={mine} />
      ) : null}
      {message.state === 'released' ? <ReleasedMark /> : null}
      {message.editedAt ? <EditedMark at={message.editedAt} /> : null}
      {change === undefined ? null : <OpenChange change={change} />}
      {onTheWay === undefined ? <MessageMenu message={message} mine={mine} /> : null}
    </div>
  );
}

function EditedMark({ at }: { readonly at: string }) {
  const text = chatTexts.useText();
  const formats = useFormats();
  return (
    <Text component="span" size="xs" c="dimmed" className={classes.released} title={formats.exact(at)}>
      <IconPencil size={13} aria-hidden />
      {text('editedAt', { time: formats.brief(at) })}
    </Text>
  );
}

function Recalled({ message, mine }: LineProps) {
  const text = chatTexts.useText();
  return (
    <Text size="sm" c="dimmed" className={`${classes.note} ${classes.recalled}`}>
      <IconArrowBackUp size={15} aria-hidden className="chancery-flip" />
      <span>{mine ? text('recalledMine') : text('recalledTheirs', { name: message.sender.name })}</span>
    </Text>
  );
}

/** The words, if there are any, and the files. */
function Said({ message }: { readonly message: Message }) {
  return (
    <>
      {message.text === '' ? null : <MessageText>{message.text}</MessageText>}
      <FileList files={message.attachments} />
    </>
  );
}

function Held({ message }: { readonly message: Message }) {
  const text = chatTexts.useText();
  return (
    <section className={classes.held} aria-label={text('heldTitle')}>
      {message.forwarded ? <ForwardedMark origin={message.forwarded} here={message.conversation} /> : null}
      <Said message={message} />
      <Text size="sm" className={classes.note}>
        <IconClock size={15} aria-hidden />
        <span>
          <b>{text('heldTitle')}.</b> {text('heldDetail')}
        </span>
      </Text>
      {message.tip === undefined || message.tip === null ? null : (
        <Text size="sm" mt={4}>
          <bdi>{message.tip}</bdi>
        </Text>
      )}
      <Appealing subject={{ message: message.id }} />
    </section>
  );
}

function Rejected({ message }: { readonly message: Message }) {
  const text = chatTexts.useText();
  const reword = useReword();
  const reason = message.reviewReason ?? '';
  return (
    <section className={classes.refused} aria-label={text('rejectedTitle')}>
      <Text className={classes.refusedTitle}>
        <IconShieldX size={18} stroke={1.8} aria-hidden />
        {text('rejectedTitle')}
      </Text>
      <Said message={message} />
      <Text size="sm" className={classes.tip}>
        <bdi>{reason === '' ? text('rejectedNoReason') : reason}</bdi>
      </Text>
      <Text size="xs" c="dimmed" mt={8}>
        {text('refusedNote')}
      </Text>
      <Appealing subject={{ message: message.id }}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPencil size={14} />}
          onClick={() => reword(message.text)}
        >
          {text('edit')}
        </Button>
      </Appealing>
    </section>
  );
}

function RedactedNote({ message, mine }: LineProps) {
  const text = chatTexts.useText();
  const me = useChat().me.person.id;
  const [open, setOpen] = useState(false);
  const original = mine ? originalOf(me, message.id) : undefined;
  return (
    <div className={classes.redacted}>
      <Text size="xs" className={classes.note}>
        <IconEyeOff size={14} aria-hidden />
        <span>
          {text(mine ? 'redactedMine' : 'redactedTheirs')}{' '}
          {original === undefined ? null : (
            <UnstyledButton
              className={classes.textButton}
              aria-expanded={open}
              onClick={() => setOpen((shown) => !shown)}
            >
              {text(open ? 'redactedHide' : 'redactedShow')}
            </UnstyledButton>
          )}
        </span>
      </Text>
      {mine && typeof message.tip === 'string' ? (
        <Text size="xs" c="dimmed">
          <bdi>{message.tip}</bdi>
        </Text>
      ) : null}
      {open && original !== undefined ? (
        <section className={classes.original} aria-label={text('redactedShow')}>
          <p className={classes.text} dir="auto">
            <SpanText text={original} spans={removedSpans(original, message.text)} />
          </p>
        </section>
      ) : null}
    </div>
  );
}

function ReleasedMark() {
  const text = chatTexts.useText();
  return (
    <Tooltip label={text('releasedDetail')}>
      <Text component="span" size="xs" c="dimmed" className={classes.released}>
        <IconEyeCheck size={14} aria-hidden />
        {text('released')}
      </Text>
    </Tooltip>
  );
}
