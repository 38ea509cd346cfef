import { queryOptions } from '@tanstack/react-query';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type { Person, SeenStatus } from '../../socket/frames';

/** Someone in the directory, with presence as of the answer. */
export type ListedPerson = Person & { readonly presence?: SeenStatus | null };

/** People found, and whether the directory has more of them than are listed. */
export type FoundPeople = { readonly people: readonly ListedPerson[]; readonly more: boolean };

const MOST = 50;

/**
 * People whose name, user name or unit matches, those of one's own unit first, then by name. Everybody for an
 * empty query; colleagues of the unit are then asked for by themselves, as they may come late in a long directory.
 */
export const peopleQuery = (query: string, ownUnit: string | undefined) =>
  queryOptions({
    queryKey: ['people', query, ownUnit],
    queryFn: async ({ signal }): Promise<FoundPeople> => {
      const ask = (words: string) =>
        server.get<Page<ListedPerson>>('/api/people', { query: { query: words, limit: MOST }, signal });
      const [anybody, colleagues] = await Promise.all([
        ask(query),
        query === '' && ownUnit !== undefined ? ask(ownUnit) : undefined,
      ]);
      return {
        people: ownUnitFirst([...anybody.items, ...(colleagues?.items ?? [])], ownUnit).slice(0, MOST),
        more: Boolean(anybody.nextPage),
      };
    },
  });

/** Each person once, those of the unit before all others, and by name within both. */
export function ownUnitFirst(
  people: readonly ListedPerson[],
  ownUnit: string | undefined,
): readonly ListedPerson[] {
  const isColleague = ({ unit }: ListedPerson) => unit !== undefined && unit === ownUnit;
  const byName = [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  return [...byName.filter(isColleague), ...byName.filter((person) => !isColleague(person))];
}
