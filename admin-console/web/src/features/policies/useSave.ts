import { useFailureText } from '@chancery/web-shell/ui';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { messaging } from '../../api/messaging';
import type { Policy, PolicyBody } from '../../api/messaging';
import { paths } from '../../app/paths';
import { faultsIn } from './faults';
import { policyMessages } from './messages';

/** Saves a draft as a new revision. */
export function useSave() {
  const text = policyMessages.useText();
  const navigate = useNavigate();
  const keep = useKeep();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: PolicyBody }) => messaging.save(id, body),
    onSuccess: async (policy) => {
      keep(policy);
      notifications.show({ color: 'moss', message: text('saved', { revision: policy.revision }) });
      await navigate(paths.policy(policy.id), { replace: true });
    },
    onError: useTell(),
  });
}

/** Puts a revision in force. */
export function usePublish() {
  const text = policyMessages.useText();
  const keep = useKeep();
  return useMutation({
    mutationFn: (policy: Policy) => messaging.publish(policy.id, policy.revision),
    onSuccess: (policy) => {
      keep(policy);
      notifications.show({ color: 'moss', message: text('published', { revision: policy.revision }) });
    },
    onError: useTell(),
  });
}

/** Takes a policy out of force. */
export function useRetire() {
  const text = policyMessages.useText();
  const keep = useKeep();
  return useMutation({
    mutationFn: (policy: Policy) => messaging.retire(policy.id),
    onSuccess: (policy) => {
      keep(policy);
      notifications.show({ color: 'moss', message: text('retiredNow') });
    },
    onError: useTell(),
  });
}

function useKeep() {
  const cache = useQueryClient();
  return (policy: Policy) => {
    cache.setQueryData(['policy', policy.id], policy);
    void cache.invalidateQueries({ queryKey: ['policies'] });
  };
}

function useTell() {
  const text = policyMessages.useText();
  const failure = useFailureText();
  return (error: unknown) => {
    if (faultsIn(error).length === 0) {
      notifications.show({ color: 'seal', title: text('failed'), message: failure(error), autoClose: 8_000 });
    }
  };
}
