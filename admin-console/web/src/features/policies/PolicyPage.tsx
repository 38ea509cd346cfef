import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { messaging } from '../../api/messaging';
import { draftOf, emptyRule } from './draft';
import { PolicyEditor } from './PolicyEditor';

/** The id in the address that stands for a policy not yet saved. */
const NEW = 'new';

/** One policy, or a new one. */
export function PolicyPage() {
  const { id = NEW } = useParams();
  const policy = useQuery({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => messaging.policy(id, signal),
    enabled: id !== NEW,
    // What somebody is editing is not replaced under their hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (id === NEW) {
    return <PolicyEditor key={NEW} policy={undefined} initial={{ id: '', name: '', rules: [emptyRule()] }} />;
  }
  if (policy.isPending) {
    return <LoadingState rows={6} />;
  }
  if (policy.isError) {
    return <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />;
  }
  return (
    <PolicyEditor key={`${id} ${policy.data.revision}`} policy={policy.data} initial={draftOf(policy.data)} />
  );
}
