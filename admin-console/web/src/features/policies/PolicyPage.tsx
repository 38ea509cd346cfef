import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { desk } from '../../api/policies';
import { blank } from './document';
import { usePacks } from './packs';
import { PolicyDesk } from './PolicyDesk';

/** The id in the address that stands for a policy not yet saved. */
const NEW = 'new';

/** One policy, or a new one. */
export function PolicyPage() {
  const { id = NEW } = useParams();
  return id === NEW ? <NewPolicy /> : <SavedPolicy id={id} />;
}

function NewPolicy() {
  const [parameters] = useSearchParams();
  const from = parameters.get('pack');
  const packs = usePacks(from !== null);
  if (from !== null && packs.isPending) {
    return <LoadingState rows={6} />;
  }
  const pack = packs.data?.find((one) => one.id === from);
  return <PolicyDesk key={pack?.id ?? NEW} policy={undefined} initial={pack?.document ?? blank()} />;
}

function SavedPolicy({ id }: { readonly id: string }) {
  const policy = useQuery({
    queryKey: ['policy', id],
    queryFn: ({ signal }) => desk.one(id, signal),
    // What somebody is editing is not replaced under their hands.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (policy.isPending) {
    return <LoadingState rows={6} />;
  }
  if (policy.isError) {
    return <ErrorState error={policy.error} onRetry={() => void policy.refetch()} />;
  }
  return (
    <PolicyDesk key={`${id} ${policy.data.revision}`} policy={policy.data} initial={policy.data.document} />
  );
}
