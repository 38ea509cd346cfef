import { useFormats } from '@chancery/web-shell/i18n';
import { PersonAvatar } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import type { MomentLine as Line } from '../../api/archive';
import classes from './moment.module.css';
import { momentMessages } from './momentMessages';
import { RecordLine } from './RecordLine';

type MomentLineProps = {
  readonly line: Line;
  /** Whose view it is; undefined for everything on record. */
  readonly viewer: string | undefined;
  readonly onOpen: (record: string) => void;
};

/** One line of a conversation as it stood. */
export function MomentLine({ line, viewer, onOpen }: MomentLineProps) {
  const text = momentMessages.useText();
  const formats = useFormats();
  const { record, state } = line;
  if (state === 'event') {
    return <RecordLine record={record} chosen={false} onOpen={onOpen} />;
  }
  const at = line.changedAt ?? record.at;
  return (
    <article
      className={classes['line']}
      data-state={state}
      data-unseen={line.visible ? undefined : true}
      data-record={record.id}
    >
      <PersonAvatar name={record.actor.name} seed={record.actor.id} size={34} />
      <div>
        <div className={classes['heading']}>
          <Text fw={600} size="sm" component="span" dir="auto">
            {record.actor.name}
          </Text>
          <button type="button" className={classes['time']} onClick={() => onOpen(record.id)}>
            <time dateTime={record.at}>{formats.exact(record.at)}</time>
          </button>
        </div>
        {line.visible || viewer === undefined ? null : (
          <Text size="xs" className={classes['unseen'] ?? ''}>
            {state === 'recalled' ? text('recalledSeen') : text('hidden', { name: viewer })}
          </Text>
        )}
        {state === 'held' || state === 'stopped' ? (
          <Text size="xs" fw={600} c="var(--chancery-refused-text)">
            {text(state)}
          </Text>
        ) : null}
        {state === 'recalled' ? (
          <Text size="xs" fw={600}>
            {text('recalled', { at: formats.exact(at) })}
          </Text>
        ) : null}
        <p className={classes['text']} dir="auto">
          {line.text}
        </p>
        {line.edits === 0 ? null : (
          <details>
            <summary>
              <Text size="xs" c="dimmed" span>
                {text('edited', { count: line.edits, at: formats.exact(at) })}
              </Text>
            </summary>
            {line.earlier.map((words, place) => (
              // The same words may have stood there twice.
              // oxlint-disable-next-line react/no-array-index-key
              <Text key={place} size="sm" c="dimmed" dir="auto">
                {text('before', { words })}
              </Text>
            ))}
          </details>
        )}
      </div>
    </article>
  );
}
