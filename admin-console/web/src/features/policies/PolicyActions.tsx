import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMay, useMe } from '../../api/me';
import type { Policy } from '../../api/messaging';
import { GuardedButton } from '../../ui/GuardedButton';
import { policyMessages } from './messages';
import { usePublish, useRetire } from './useSave';

type PolicyActionsProps = {
  readonly policy: Policy | undefined;
  readonly changed: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
};

/**
 * Saving, publishing and retiring; what an author or approver may not do stays visible and says why. A mere reader
 * has no buttons: the page says so in a sentence.
 */
export function PolicyActions({ policy, changed, saving, onSave }: PolicyActionsProps) {
  const text = policyMessages.useText();
  const mayDraft = useMay('draft-policies');
  const mayPublish = useMay('publish-policies');
  return !mayDraft && !mayPublish ? null : (
    <Group gap="sm">
      {policy?.state === 'active' ? <Retire policy={policy} /> : null}
      {policy === undefined ? null : <Publish policy={policy} changed={changed} />}
      <GuardedButton
        reason={mayDraft ? (changed ? undefined : text('nothingToSave')) : text('onlyAuthors')}
        loading={saving}
        onClick={onSave}
      >
        {text('save')}
      </GuardedButton>
    </Group>
  );
}

function Publish({ policy, changed }: { readonly policy: Policy; readonly changed: boolean }) {
  const text = policyMessages.useText();
  const { person } = useMe();
  const mayPublish = useMay('publish-policies');
  const [opened, { open, close }] = useDisclosure(false);
  const publish = usePublish();
  const reason =
    policy.activeRevision === policy.revision
      ? text('nothingToPublish')
      : policy.author?.id === person.id
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
      <Confirm
        opened={opened}
        title={text('publishTitle', { revision: policy.revision })}
        detail={text('publishDetail')}
        action={text('publish')}
        busy={publish.isPending}
        onConfirm={() => publish.mutate(policy, { onSettled: close })}
        onClose={close}
      />
    </>
  );
}

function Retire({ policy }: { readonly policy: Policy }) {
  const text = policyMessages.useText();
  const mayPublish = useMay('publish-policies');
  const [opened, { open, close }] = useDisclosure(false);
  const retire = useRetire();
  return (
    <>
      <GuardedButton
        variant="subtle"
        color="seal"
        reason={mayPublish ? undefined : text('onlyApprovers')}
        onClick={open}
      >
        {text('retire')}
      </GuardedButton>
      <Confirm
        opened={opened}
        title={text('retireTitle')}
        detail={text('retireDetail', { name: policy.name })}
        action={text('retire')}
        colour="seal"
        busy={retire.isPending}
        onConfirm={() => retire.mutate(policy, { onSettled: close })}
        onClose={close}
      />
    </>
  );
}

type ConfirmProps = {
  readonly opened: boolean;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  readonly colour?: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

function Confirm({ opened, title, detail, action, colour = 'ink', busy, onConfirm, onClose }: ConfirmProps) {
  const text = policyMessages.useText();
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <Text mb="lg">{detail}</Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {text('cancel')}
        </Button>
        <Button color={colour} loading={busy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
