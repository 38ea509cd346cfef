import { useSuspenseQuery } from '@tanstack/react-query';
import { http } from './http';

/** What a person may try; the services decide, this only tells what would be refused. */
export type Capability =
  | 'see-overview'
  | 'search-records'
  | 'read-access-log'
  | 'see-holds'
  | 'see-retention'
  | 'see-completeness'
  | 'read-reports'
  | 'approve-retention'
  | 'read-policies'
  | 'draft-policies'
  | 'publish-policies'
  | 'review-messages'
  | 'answer-appeals'
  | 'read-scope'
  | 'open-scopes';

export type Role =
  | 'compliance-officer'
  | 'compliance-lead'
  | 'policy-author'
  | 'policy-approver'
  | 'auditor'
  | 'regulator'
  | 'operator';

/** Who is logged in. */
export type Me = {
  readonly person: {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly unit?: string;
  };
  readonly roles: readonly Role[];
  readonly capabilities: readonly Capability[];
};

/** The logged-in person. */
export function useMe(): Me {
  return useSuspenseQuery({
    queryKey: ['me'],
    queryFn: () => http.get<Me>('/api/me'),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** Whether the logged-in person may try something. */
export function useMay(capability: Capability): boolean {
  return useMe().capabilities.includes(capability);
}

/** Ends the session here and at the identity provider, then leaves the page. */
export async function signOut(): Promise<void> {
  const token = document.cookie
    .split('; ')
    .find((pair) => pair.startsWith('XSRF-TOKEN='))
    ?.slice('XSRF-TOKEN='.length);
  const answer = await fetch('/logout', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token ?? '') },
  });
  window.location.assign(answer.ok && answer.redirected ? answer.url : '/');
}
