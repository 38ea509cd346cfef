import { useQuery } from '@tanstack/react-query';
import { regulators } from '../../api/regulators';

/** What is open to the regulator who is logged in. Asking is in the access log, so it is asked once a visit. */
export function useMyScope() {
  return useQuery({
    queryKey: ['my-scope'],
    queryFn: ({ signal }) => regulators.mine(signal),
    staleTime: 300_000,
    refetchOnReconnect: false,
  });
}
