import { useDisclosure } from '@mantine/hooks';
import { useMay } from '../../../api/me';
import { desk } from '../../../api/policies';
import type { Policy } from '../../../api/policies';
import { GuardedButton } from '../../../ui/GuardedButton';
import { policyMessages } from '../messages';
import { useDecision } from '../useDraft';
import { Ask } from './Ask';

/** Brings back the text of a revision that was in force before. */
export function RollBack({ policy, revision }: { readonly policy: Policy; readonly revision: number }) {
  const text = policyMessages.useText();
  const mayPublish = useMay('publish-policies');
  const [opened, { open, close }] = useDisclosure(false);
  const rollBack = useDecision(
    (reason: string) => desk.rollBack(policy.id, { revision, reason }),
    (done) => text('rolledBack', { revision: done.activeRevision ?? done.revision }),
    close,
  );
  const chosen = policy.revisions.find((one) => one.revision === revision);
  const wasInForce = chosen?.publishedAt !== undefined || chosen?.emergency !== undefined;
  if (!mayPublish || !wasInForce || revision === policy.activeRevision) {
    return null;
  }
  return (
    <>
      <GuardedButton size="xs" variant="light" reason={undefined} onClick={open}>
        {text('rollBack')}
      </GuardedButton>
      <Ask
        opened={opened}
        title={text('rollBackTitle', { revision })}
        detail={text('rollBackDetail')}
        action={text('rollBack')}
        reason={text('reasonOnRecord')}
        busy={rollBack.isPending}
        onConfirm={(reason) => rollBack.mutate(reason)}
        onClose={close}
      />
    </>
  );
}
