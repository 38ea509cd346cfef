import type { Limits, Person } from '../../socket/frames';
import { useQuery } from '@tanstack/react-query';
import { server } from '../../app/server';

/** Who is signed in here, and what the server allows. */
export type Me = {
  readonly person: Person;
  readonly roles: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Whether policies may be asked while one types. */
  readonly hints?: boolean;
};

/** The signed-in person; a 401 is an answer, so it is not retried. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => server.get<Me>('/api/me', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
