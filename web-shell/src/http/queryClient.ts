import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './failures';

/** A query cache that retries what may pass (silence, a 5xx) and never what the server has decided (a 4xx). */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ProblemError && error.status < 500),
      },
      mutations: { retry: false },
    },
  });
}
