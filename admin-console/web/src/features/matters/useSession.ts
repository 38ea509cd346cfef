import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/me';
import { record } from '../../api/record';

const KEY = ['working-session'];

/** What one works on now, as the archive remembers it for this login. */
export function useSession() {
  const may = useMay('search-records');
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => record.session(signal),
    enabled: may,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Says what one works on from now on. */
export function useEnter(onDone: () => void, onError: (error: unknown) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (work: { matter?: string; name: string; purpose: string }) => {
      const matter = work.matter ?? (await record.openMatter(work.name, work.purpose)).id;
      return record.enter(matter, work.purpose);
    },
    onSuccess: (answer) => {
      cache.setQueryData(KEY, answer);
      void cache.invalidateQueries({ queryKey: ['matters'] });
      // What was said of restricted records was said for the matter before.
      void cache.invalidateQueries({ queryKey: ['restricted-reading'] });
      onDone();
    },
    onError,
  });
}
