import { Badge } from '@mantine/core';
import type { Policy } from '../../api/messaging';
import { policyMessages } from './messages';

/** Whether a policy is in force, and whether something newer waits for the second person. */
export function PolicyState({ policy }: { readonly policy: Policy }) {
  const text = policyMessages.useText();
  const { state, activeRevision, revision } = policy;
  return (
    <>
      {state === 'active' ? (
        <Badge color="moss" variant="filled">
          {text('inForce')} · {text('version', { version: activeRevision ?? revision })}
        </Badge>
      ) : null}
      {state === 'retired' ? <Badge color="gray">{text('retired')}</Badge> : null}
      {state === 'draft' ? <Badge color="ink">{text('draftOnly')}</Badge> : null}
      {state === 'active' && activeRevision !== revision ? (
        <Badge color="ink">{text('draftWaiting')}</Badge>
      ) : null}
    </>
  );
}
