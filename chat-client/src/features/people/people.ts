import { queryOptions } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type { Person, SeenStatus } from '../../socket/frames';

/** Someone in the directory, with presence as of the answer. */
export type ListedPerson = Person & { readonly presence?: SeenStatus | null };

/** People whose name, user name or unit matches; everybody for an empty query. */
export const peopleQuery = (query: string) =>
  queryOptions({
    queryKey: ['people', query],
    queryFn: async ({ signal }) =>
      (await server.get<Page<ListedPerson>>('/api/people', { query: { query, limit: 100 }, signal })).items,
  });
