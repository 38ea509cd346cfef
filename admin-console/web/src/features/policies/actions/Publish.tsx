import { TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useMay, useMe } from '../../../api/me';
import { desk } from '../../../api/policies';
import type { Policy } from '../../../api/policies';
import { GuardedButton } from '../../../ui/GuardedButton';
import { policyMessages } from '../messages';
import { useDecision } from '../useDraft';
import { Ask } from './Ask';

/** Puts the newest revision in force, now or later, or approves after the fact what one person put in force alone. */
export function Publish({ policy, changed }: { readonly policy: Policy; readonly changed: boolean }) {
  const text = policyMessages.useText();
  const { person } = useMe();
  const mayPublish = useMay('publish-policies');
  const [opened, { open, close }] = useDisclosure(false);
  const [at, setAt] = useState('');
  const publish = useDecision(
    () =>
      desk.publish(policy.id, {
        revision: policy.revision,
        ...(at === '' ? {} : { at: new Date(at).toISOString() }),
      }),
    (done) =>
      done.activeRevision === policy.revision
        ? text('published', { revision: policy.revision })
        : text('scheduled', { revision: policy.revision }),
    close,
  );
  const approve = useDecision(
    (revision: number) => desk.approveEmergency(policy.id, revision),
    () => text('approved'),
    close,
  );
  const author = policy.revisions.find(({ revision }) => revision === policy.revision)?.author;
  const alone = policy.revisions.find(
    (one) => one.emergency?.pending === true && one.revision === policy.activeRevision,
  );
  if (alone !== undefined) {
    const reason =
      alone.author?.id === person.id ? text('ownDraft') : mayPublish ? undefined : text('onlyApprovers');
    return (
      <>
        <GuardedButton variant="light" color="seal" reason={reason} onClick={open}>
          {text('approveEmergency')}
        </GuardedButton>
        <Ask
          opened={opened}
          title={text('approveEmergency')}
          detail={text('approveDetail', {
            revision: alone.revision,
            reason: alone.emergency?.reason ?? alone.reason ?? '',
          })}
          action={text('approveEmergency')}
          busy={approve.isPending}
          onConfirm={() => approve.mutate(alone.revision)}
          onClose={close}
        />
      </>
    );
  }
  const reason =
    policy.activeRevision === policy.revision
      ? text('nothingToPublish')
      : author?.id === person.id
        ? text('ownDraft')
        : mayPublish
          ? changed
            ? text('unsaved')
            : undefined
          : text('onlyApprovers');
  return (
    <>
      <GuardedButton variant="light" reason={reason} onClick={open}>
        {text('publish')}
      </GuardedButton>
      <Ask
        opened={opened}
        title={text('publishTitle', { revision: policy.revision })}
        detail={text('publishDetail')}
        action={at === '' ? text('publish') : text('schedule')}
        busy={publish.isPending}
        onConfirm={() => publish.mutate(undefined)}
        onClose={close}
      >
        <TextInput
          type="datetime-local"
          label={text('publishAt')}
          description={text('publishAtHint')}
          value={at}
          onChange={({ currentTarget }) => setAt(currentTarget.value)}
        />
      </Ask>
    </>
  );
}
