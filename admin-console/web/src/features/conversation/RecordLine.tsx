import { useFormats } from '@chancery/web-shell/i18n';
import { PersonAvatar } from '@chancery/web-shell/ui';
import { Group, Text } from '@mantine/core';
import { IconBellRinging, IconEyeCheck, IconShieldX, IconPaperclip } from '@tabler/icons-react';
import type { RecordView } from '../../api/archive';
import { Before, Changes } from '../../ui/Changes';
import { FoundText } from '../../ui/Findings';
import { isolated } from '../../ui/typed';
import { circumstanceMessages } from '../search/circumstanceMessages';
import { searchMessages } from '../search/messages';
import classes from './conversation.module.css';
import { conversationMessages } from './messages';

type RecordLineProps = {
  readonly record: RecordView;
  readonly chosen: boolean;
  readonly onOpen: (id: string) => void;
};

/** One record of a conversation: something said, tried, or done. */
export function RecordLine({ record, chosen, onOpen }: RecordLineProps) {
  switch (record.type) {
    case 'message.posted':
    case 'message.blocked':
    case 'message.warned':
    case 'message.held':
    case 'message.released':
    case 'message.edited':
    case 'message.edit-blocked':
    case 'message.edit-warned':
    case 'message.rescanned':
    case 'appeal.filed':
    case 'appeal.answered':
    case 'link.previewed':
    case 'link.preview-blocked':
      return <Said record={record} chosen={chosen} onOpen={onOpen} />;
    case 'message.rejected':
    case 'message.recalled':
    case 'conversation.created':
    case 'conversation.renamed':
    case 'conversation.name-blocked':
    case 'conversation.topic-changed':
    case 'conversation.topic-blocked':
    case 'link.preview-removed':
    case 'attachment.stored':
    case 'attachment.read':
    case 'member.joined':
    case 'member.join-blocked':
    case 'member.left':
    case 'person.status-changed':
    case 'person.status-blocked':
    case 'review.read':
    case 'policy.published':
    case 'policy.retired':
    case 'history.proposed':
    case 'history.decided':
    case 'history.removed':
    case 'session.opened':
    case 'session.closed':
      return <Done record={record} chosen={chosen} onOpen={onOpen} />;
  }
}

function Said({ record, chosen, onOpen }: RecordLineProps) {
  const text = conversationMessages.useText();
  const particulars = circumstanceMessages.useText();
  const formats = useFormats();
  const { actor, verdict } = record;
  const edit = record.type.startsWith('message.edit');
  const outcome =
    record.type === 'message.blocked' || record.type === 'message.edit-blocked'
      ? 'blocked'
      : verdict?.outcome;
  const findings = verdict?.findings ?? [];
  const stamp = stampOf(record);
  return (
    <article
      className={classes['line']}
      data-outcome={outcome}
      data-record={record.id}
      data-chosen={chosen || undefined}
    >
      <PersonAvatar name={actor.name} seed={actor.id} size={32} />
      <div className={classes['body']}>
        <div className={classes['heading']}>
          <Text component="span" fw={600} size="sm" dir="auto">
            {actor.name}
          </Text>
          <button
            type="button"
            className={classes['time']}
            title={text('openRecord')}
            onClick={() => onOpen(record.id)}
          >
            <time dateTime={record.at}>{formats.time(record.at)}</time>
          </button>
        </div>
        {outcome === 'blocked' && record.type !== 'link.preview-blocked' ? (
          <Group gap={6} className={classes['stamp'] ?? ''} wrap="nowrap">
            <IconShieldX size={16} aria-hidden />
            {text(edit ? 'editBlocked' : 'neverDelivered')}
          </Group>
        ) : null}
        {outcome === 'alerted' ? (
          <Group gap={6} className={classes['stamp'] ?? ''} wrap="nowrap">
            <IconBellRinging size={16} aria-hidden />
            {text('alerted')}
          </Group>
        ) : null}
        {stamp === undefined ? null : (
          <Group gap={6} className={classes['stamp'] ?? ''} wrap="nowrap">
            <IconEyeCheck size={16} aria-hidden />
            {stamp === 'released' ? text('released', { name: isolated(actor.name) }) : text(stamp)}
          </Group>
        )}
        {typeof record.before === 'string' ? <Before words={record.before} type={record.type} /> : null}
        <p className={classes['text']} dir="auto">
          <FoundText text={record.text ?? ''} findings={findings} />
        </p>
        {(record.files ?? []).map((file) => (
          <Text key={file.id} size="sm" className={classes['stamp'] ?? ''}>
            <IconPaperclip size={15} aria-hidden /> <bdi>{file.name}</bdi>
          </Text>
        ))}
        <Changes of={record} />
        <Particular name={particulars('delivered')}>{record.delivered}</Particular>
        <Particular name={particulars(record.override === true ? 'overrideReason' : 'reason')}>
          {record.reason}
        </Particular>
        {findings.map((finding) => (
          <Text key={`${finding.policy} ${finding.rule} ${finding.part ?? ''}`} size="xs" c="dimmed">
            {text('rule', { policy: finding.policy, rule: finding.rule })}
          </Text>
        ))}
      </div>
    </article>
  );
}

function Particular({
  name,
  children,
}: {
  readonly name: string;
  readonly children?: string | null | undefined;
}) {
  return children === undefined || children === null ? null : (
    <Text size="sm" c="dimmed">
      {name}: <bdi>{children}</bdi>
    </Text>
  );
}

/** What became of a message that was neither let pass nor blocked. */
function stampOf(
  record: RecordView,
):
  | 'warned'
  | 'confirmed'
  | 'redacted'
  | 'held'
  | 'released'
  | 'appealed'
  | 'previewed'
  | 'previewBlocked'
  | 'edited'
  | 'editWarned'
  | undefined {
  switch (record.type) {
    case 'message.warned':
      return 'warned';
    case 'message.held':
      return 'held';
    case 'message.released':
      return 'released';
    case 'appeal.filed':
    case 'appeal.answered':
      return 'appealed';
    case 'link.previewed':
      return 'previewed';
    case 'link.preview-blocked':
      return 'previewBlocked';
    case 'message.edited':
      return 'edited';
    case 'message.edit-warned':
      return 'editWarned';
    case 'message.posted':
      if (record.verdict?.outcome === 'warned') {
        return 'confirmed';
      }
      return record.verdict?.outcome === 'redacted' ? 'redacted' : undefined;
    case 'message.blocked':
    case 'message.edit-blocked':
    case 'message.recalled':
    case 'message.rejected':
    case 'message.rescanned':
    case 'conversation.created':
    case 'conversation.renamed':
    case 'conversation.name-blocked':
    case 'conversation.topic-changed':
    case 'conversation.topic-blocked':
    case 'link.preview-removed':
    case 'attachment.stored':
    case 'attachment.read':
    case 'member.joined':
    case 'member.join-blocked':
    case 'member.left':
    case 'person.status-changed':
    case 'person.status-blocked':
    case 'review.read':
    case 'policy.published':
    case 'policy.retired':
    case 'history.proposed':
    case 'history.decided':
    case 'history.removed':
    case 'session.opened':
    case 'session.closed':
      return undefined;
  }
}

function Done({ record, chosen, onOpen }: RecordLineProps) {
  const formats = useFormats();
  const sentence = useSentence(record);
  return (
    <div className={classes['done']} data-record={record.id} data-chosen={chosen || undefined}>
      <button type="button" onClick={() => onOpen(record.id)}>
        <bdi>{sentence}</bdi> · <time dateTime={record.at}>{formats.time(record.at)}</time>
      </button>
    </div>
  );
}

function useSentence(record: RecordView): string {
  const text = conversationMessages.useText();
  const kinds = searchMessages.useText();
  const actor = isolated(record.actor.name);
  const name = record.member ? isolated(record.member.name) : actor;
  const byOthers = record.member?.id !== undefined && record.member?.id !== record.actor.id;
  switch (record.type) {
    case 'conversation.created':
      return text('created', { name: actor });
    case 'conversation.renamed':
      return text('renamed', { name: actor, to: isolated(record.text ?? record.conversation?.name ?? '') });
    case 'conversation.name-blocked':
      return text('nameBlocked', { name: actor, wanted: isolated(record.text ?? '') });
    case 'conversation.topic-changed':
      return record.text
        ? text('topicChanged', { name: actor, to: isolated(record.text) })
        : text('topicRemoved', { name: actor });
    case 'conversation.topic-blocked':
      return text('topicBlocked', { name: actor, wanted: isolated(record.text ?? '') });
    case 'attachment.stored':
      return text('fileStored', { name: actor, file: isolated(record.files?.[0]?.name ?? '') });
    case 'attachment.read':
      return text('fileRead', { name: actor, file: isolated(record.files?.[0]?.name ?? '') });
    case 'member.joined':
      return byOthers ? text('added', { actor, name }) : text('joined', { name });
    case 'member.join-blocked':
      return byOthers ? text('addBlocked', { actor, name }) : text('joinBlocked', { name });
    case 'member.left':
      return byOthers ? text('removed', { actor, name }) : text('left', { name });
    case 'message.rejected':
      return text('rejected', { name: actor });
    case 'message.recalled':
      return text('recalled', { name: actor });
    case 'link.preview-removed':
      return text('previewRemoved', { name: actor });
    case 'message.posted':
    case 'message.blocked':
    case 'message.warned':
    case 'message.held':
    case 'message.released':
    case 'message.edited':
    case 'message.edit-blocked':
    case 'message.edit-warned':
    case 'message.rescanned':
    case 'appeal.filed':
    case 'appeal.answered':
    case 'link.previewed':
    case 'link.preview-blocked':
    case 'person.status-changed':
    case 'person.status-blocked':
    case 'review.read':
    case 'policy.published':
    case 'policy.retired':
    case 'history.proposed':
    case 'history.decided':
    case 'history.removed':
    case 'session.opened':
    case 'session.closed':
      return text('other', { name: actor, type: kinds(record.type) });
  }
}
