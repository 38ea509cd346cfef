import { useFormats } from '@chancery/web-shell/i18n';
import { useFailureText } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import type { ArchiveOverview } from '../../api/archive';
import { overviewMessages } from './messages';
import classes from './overview.module.css';

type AlarmsProps = {
  readonly messagingError: Error | null;
  readonly archiveError: Error | null;
  readonly archive: ArchiveOverview | undefined;
};

/** What is wrong, above everything else; nothing at all when all is well. */
export function Alarms({ messagingError, archiveError, archive }: AlarmsProps) {
  const text = overviewMessages.useText();
  const formats = useFormats();
  const failure = useFailureText();
  return (
    <div role="alert">
      {messagingError === null ? null : (
        <Alarm title={text('messagingAway')} detail={failure(messagingError)} />
      )}
      {archiveError === null ? null : <Alarm title={text('archiveAway')} detail={failure(archiveError)} />}
      {archive?.intake.awaySince ? (
        <Alarm title={text('intakeAway')} detail={archive.intake.trouble} />
      ) : null}
      {archive?.index.awaySince ? <Alarm title={text('indexAway')} detail={archive.index.trouble} /> : null}
      {archive?.alarms.map((alarm) => (
        <Alarm
          key={alarm.id}
          title={text(alarm.kind === 'incomplete' ? 'incomplete' : 'alarm', {
            partition: alarm.partition ?? '?',
            kind: alarm.kind,
          })}
          detail={`${text('alarmAt', { position: alarm.position ?? '?' })}, ${formats.exact(alarm.raisedAt)}. ${text('expected')} ${alarm.expected}, ${text('found')} ${alarm.found}.`}
        />
      ))}
    </div>
  );
}

function Alarm({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <div className={classes['alarm']}>
      <Text fw={600}>{title}</Text>
      <Text size="sm" dir="auto">
        {detail}
      </Text>
    </div>
  );
}
