import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/me';
import { restricted } from '../../api/restricted';
import type { Ground } from '../../api/restricted';
import { useTell } from '../policies/useDraft';

const KEY = ['restricted-reading'];

/** What the officer said before reading restricted records, while it is in force. */
export function useRestricted() {
  const may = useMay('search-records');
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => restricted.mine(signal),
    enabled: may,
    // It ends by itself.
    staleTime: 60_000,
  });
}

/** Begins or ends it. Whatever of the record is on the screen is asked for anew: other records are in sight then. */
export function useChangeRestricted(onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (reading: { ground: Ground; reason: string } | null) => {
      await (reading === null ? restricted.end() : restricted.begin(reading.ground, reading.reason));
    },
    onSuccess: async () => {
      onDone();
      await cache.invalidateQueries({ queryKey: KEY });
      await Promise.all(
        [
          'search',
          'search-facets',
          'search-charts',
          'conversation',
          'moment',
          'record',
          'result-set',
          'result-set-since',
        ].map((key) => cache.resetQueries({ queryKey: [key] })),
      );
    },
    onError: useTell(),
  });
}
