import { ActionIcon, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDotsVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay, useMe } from '../../../api/me';
import { desk } from '../../../api/policies';
import type { Policy } from '../../../api/policies';
import { GuardedButton } from '../../../ui/GuardedButton';
import { policyMessages } from '../messages';
import { useDecision } from '../useDraft';
import { Ask } from './Ask';
import { Publish } from './Publish';

type PolicyActionsProps = {
  readonly policy: Policy | undefined;
  readonly changed: boolean;
  /** Why it cannot be saved yet, if so. */
  readonly blocked: string | undefined;
  readonly saving: boolean;
  readonly onSave: (comment: string) => void;
};

/**
 * Saving and everything that follows it; what an author or approver may not do stays visible and says why. A mere
 * reader has no buttons: the page says so in a sentence.
 */
export function PolicyActions({ policy, changed, blocked, saving, onSave }: PolicyActionsProps) {
  const text = policyMessages.useText();
  const mayDraft = useMay('draft-policies');
  const mayPublish = useMay('publish-policies');
  const [commenting, { open, close }] = useDisclosure(false);
  return !mayDraft && !mayPublish ? null : (
    <Group gap="sm">
      {policy === undefined ? null : <More policy={policy} changed={changed} />}
      {policy === undefined ? null : <Publish policy={policy} changed={changed} />}
      <GuardedButton
        reason={mayDraft ? (changed ? blocked : text('nothingToSave')) : text('onlyAuthors')}
        loading={saving}
        onClick={() => (policy === undefined ? onSave('') : open())}
      >
        {text('save')}
      </GuardedButton>
      <Ask
        opened={commenting}
        title={text('saveTitle')}
        detail={text('saveDetail')}
        action={text('save')}
        reason={text('comment')}
        optional
        busy={saving}
        onConfirm={(comment) => {
          close();
          onSave(comment);
        }}
        onClose={close}
      />
    </Group>
  );
}

type Asked = 'retire' | 'emergency' | 'unschedule';

function More({ policy, changed }: { readonly policy: Policy; readonly changed: boolean }) {
  const text = policyMessages.useText();
  const { person } = useMe();
  const mayPublish = useMay('publish-policies');
  const mayDraft = useMay('draft-policies');
  const [asked, setAsked] = useState<Asked>();
  const done = () => setAsked(undefined);
  const newest = policy.revisions.find(({ revision }) => revision === policy.revision);
  const retire = useDecision(
    (reason: string) => desk.retire(policy.id, reason),
    () => text('retiredNow'),
    done,
  );
  const alone = useDecision(
    (reason: string) => desk.publishAlone(policy.id, { revision: policy.revision, reason }),
    () => text('emergencyDone'),
    done,
  );
  const unschedule = useDecision(
    () => desk.unschedule(policy.id),
    () => text('unscheduled'),
    done,
  );
  const mayAlone =
    mayDraft && !changed && newest?.author?.id === person.id && policy.activeRevision !== policy.revision;
  const mayRetire = mayPublish && policy.activeRevision !== undefined;
  const mayUnschedule = mayPublish && policy.scheduledFor !== undefined;
  if (!mayAlone && !mayRetire && !mayUnschedule) {
    return null;
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('more')}>
            <IconDotsVertical size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayAlone ? (
            <Menu.Item onClick={() => setAsked('emergency')}>{text('publishAlone')}</Menu.Item>
          ) : null}
          {mayUnschedule ? (
            <Menu.Item onClick={() => setAsked('unschedule')}>{text('unschedule')}</Menu.Item>
          ) : null}
          {mayRetire ? (
            <Menu.Item color="seal" onClick={() => setAsked('retire')}>
              {text('retire')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Ask
        opened={asked === 'retire'}
        title={text('retireTitle')}
        detail={text('retireDetail', { name: policy.name })}
        action={text('retire')}
        colour="seal"
        reason={text('reasonOnRecord')}
        busy={retire.isPending}
        onConfirm={(reason) => retire.mutate(reason)}
        onClose={done}
      />
      <Ask
        opened={asked === 'emergency'}
        title={text('publishAloneTitle', { revision: policy.revision })}
        detail={text('publishAloneDetail')}
        action={text('publishAlone')}
        colour="seal"
        reason={text('reasonOnRecord')}
        busy={alone.isPending}
        onConfirm={(reason) => alone.mutate(reason)}
        onClose={done}
      />
      <Ask
        opened={asked === 'unschedule'}
        title={text('unschedule')}
        detail={text('unscheduleDetail')}
        action={text('unschedule')}
        busy={unschedule.isPending}
        onConfirm={() => unschedule.mutate(undefined)}
        onClose={done}
      />
    </>
  );
}
