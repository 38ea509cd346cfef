import { useQuery } from '@tanstack/react-query';
import { desk } from '../../api/policies';

/** The JSON Schema of a policy document, as the server publishes it; undefined until it is there. */
export function useSchema(): unknown {
  return useQuery({
    queryKey: ['policy-schema'],
    queryFn: ({ signal }) => desk.schema(signal),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
