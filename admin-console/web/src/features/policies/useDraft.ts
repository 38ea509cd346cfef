import { useFailureText } from '@chancery/web-shell/ui';
import { ProblemError } from '@chancery/web-shell/http';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../api/policies';
import type { Fault, Policy } from '../../api/policies';
import { policyMessages } from './messages';

/** Typing pauses this long before the server is asked what is wrong. */
const PAUSE_MILLIS = 500;
const nothing: readonly Fault[] = [];

/** What the server finds wrong with a text, a moment after the last change. */
export function useFaults(document: string, asked: boolean): readonly Fault[] {
  const [settled] = useDebouncedValue(document, PAUSE_MILLIS);
  const check = useQuery({
    queryKey: ['policy-check', settled],
    queryFn: ({ signal }) => desk.check(settled, signal),
    enabled: asked && settled !== '',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
    placeholderData: (before) => before,
  });
  return check.data?.errors ?? nothing;
}

/** Somebody else's revision that stands in the way of saving. */
export type Conflict = {
  readonly revision: number;
  readonly author: string;
  readonly document: string;
  /** What was to be said about one's own text. */
  readonly comment: string;
};

/** Saves a text as a new revision; a revision saved meanwhile by somebody else is shown, never overwritten unseen. */
export function useSave(onSaved: (policy: Policy) => void) {
  const text = policyMessages.useText();
  const keep = useKeep();
  const tell = useTell();
  const [conflict, setConflict] = useState<Conflict>();
  const mutation = useMutation({
    mutationFn: ({ id, ...body }: { id: string; document: string; comment?: string; basedOn?: number }) =>
      desk.save(id, body),
    onSuccess: (policy) => {
      keep(policy);
      notifications.show({ color: 'moss', message: text('saved', { revision: policy.revision }) });
      onSaved(policy);
    },
    onError: async (error, sent) => {
      const other = error instanceof ProblemError && error.status === 409 ? await theirs(sent.id) : undefined;
      if (other !== undefined) {
        setConflict({ ...other, comment: sent.comment ?? '' });
      } else if (faultsIn(error).length === 0) {
        tell(error);
      }
    },
  });
  return {
    ...mutation,
    faults: faultsIn(mutation.error),
    conflict,
    dropConflict: () => setConflict(undefined),
  };
}

/** What the other person saved, or undefined when it cannot be had. */
async function theirs(id: string): Promise<Omit<Conflict, 'comment'> | undefined> {
  try {
    const policy = await desk.one(id, AbortSignal.timeout(10_000));
    const newest = policy.revisions.find(({ revision }) => revision === policy.revision);
    return { revision: policy.revision, author: newest?.author?.name ?? '?', document: policy.document };
  } catch {
    return undefined;
  }
}

/** The faults a refusal names, if it is one of a policy's contents. */
export function faultsIn(failure: unknown): readonly Fault[] {
  const errors = failure instanceof ProblemError ? failure.problem['errors'] : undefined;
  return Array.isArray(errors) ? (errors as readonly Fault[]) : nothing;
}

/** Carries out one of the desk's decisions on a policy and says that it did. */
export function useDecision<Given>(
  decide: (given: Given) => Promise<Policy>,
  said: (policy: Policy) => string,
  onDone?: () => void,
) {
  const keep = useKeep();
  return useMutation({
    mutationFn: decide,
    onSuccess: (policy) => {
      keep(policy);
      notifications.show({ color: 'moss', message: said(policy) });
      onDone?.();
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

/** Says what went wrong. */
export function useTell() {
  const text = policyMessages.useText();
  const failure = useFailureText();
  return (error: unknown) => {
    notifications.show({ color: 'seal', title: text('failed'), message: failure(error), autoClose: 8_000 });
  };
}
