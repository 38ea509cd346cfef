import { useFormats } from '@chancery/web-shell/i18n';
import { Badge } from '@mantine/core';
import type { Standing } from '../../api/policies';
import { policyMessages } from './messages';

/** Whether a policy is in force, and what about it waits for a person or for its time. */
export function PolicyState({ policy }: { readonly policy: Standing }) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const { state, activeRevision, revision, scheduledFor, emergency } = policy;
  return (
    <>
      {activeRevision === undefined ? null : (
        <Badge color="moss" variant="filled">
          {text('inForce')} · {text('version', { version: activeRevision })}
        </Badge>
      )}
      {emergency === undefined ? null : (
        <Badge color="seal" variant="filled">
          {text('emergencyWaiting')}
        </Badge>
      )}
      {scheduledFor === undefined ? null : (
        <Badge color="brass">{text('scheduledFor', { at: exact(scheduledFor) })}</Badge>
      )}
      {state === 'retired' ? <Badge color="gray">{text('retired')}</Badge> : null}
      {state === 'draft' ? <Badge color="ink">{text('draftOnly')}</Badge> : null}
      {activeRevision !== undefined && activeRevision !== revision && scheduledFor === undefined ? (
        <Badge color="ink">{text('draftWaiting')}</Badge>
      ) : null}
    </>
  );
}
