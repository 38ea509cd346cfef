import { ProblemError } from '@chancery/web-shell/http';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useChat } from '../../app/chat';
import { server } from '../../app/server';
import type { Me } from '../session/me';

const PAUSE_MILLIS = 600;
const SHORTEST = 3;
const TIMEOUT_MILLIS = 5_000;
const FRESH_MILLIS = 60_000;
const ASK_AGAIN_MILLIS = 5 * 60_000;

type Answer = {
  readonly hints: readonly {
    readonly tip?: string | null;
    readonly spans: readonly (readonly [number, number])[];
  }[];
};

/** What the policies would say to a text as it stands, and which words they mean. */
export type Hint = { readonly tip: string | undefined; readonly words: readonly string[] };

let quietUntil = 0;

/** The hint to one text; undefined when there is nothing to say, or nobody to ask. */
export const hintQuery = (conversation: string, text: string) =>
  queryOptions({
    queryKey: ['hint', conversation, text],
    queryFn: async ({ signal }): Promise<Hint | null> => {
      if (Date.now() < quietUntil) {
        return null;
      }
      try {
        const answer = await server.post<Answer>(
          '/api/hints',
          { conversation, text },
          { signal, timeoutMillis: TIMEOUT_MILLIS },
        );
        return hintOf(text, answer);
      } catch (failure) {
        quietUntil = Date.now() + pauseAsked(failure);
        throw failure;
      }
    },
    retry: false,
    staleTime: FRESH_MILLIS,
    gcTime: FRESH_MILLIS,
  });

/** The hint to what is being written, a moment after the last key; the last one stands until the next is there. */
export function useHint(conversation: string, draft: string): Hint | undefined {
  const on = useHintsOn();
  const [text] = useDebouncedValue(draft, PAUSE_MILLIS);
  const worthAsking = on && text.trim().length >= SHORTEST;
  const { data } = useQuery({
    ...hintQuery(conversation, text),
    enabled: worthAsking,
    placeholderData: keepPreviousData,
  });
  return worthAsking && draft.trim() !== '' ? (data ?? undefined) : undefined;
}

/** Whether any policy in force may be asked while one types; as long as none is, nothing typed leaves the page. */
function useHintsOn(): boolean {
  const { me } = useChat();
  const { data } = useQuery({
    queryKey: ['hints-on'],
    queryFn: ({ signal }) => server.get<Me>('/api/me', { signal }),
    initialData: me,
    staleTime: ASK_AGAIN_MILLIS,
    refetchInterval: ASK_AGAIN_MILLIS,
    select: ({ hints }) => hints === true,
  });
  return data;
}

function hintOf(text: string, { hints }: Answer): Hint | null {
  const words = hints.flatMap(({ spans }) => spans.map(([start, end]) => text.slice(start, end)));
  return hints.length === 0
    ? null
    : { tip: hints.find(({ tip }) => typeof tip === 'string')?.tip ?? undefined, words: [...new Set(words)] };
}

/** How long the server asks to be left alone, in milliseconds; none when it does not. */
function pauseAsked(failure: unknown): number {
  if (!(failure instanceof ProblemError)) {
    return 0;
  }
  const { retryAfterMillis } = failure.problem;
  return failure.retryAfterMillis ?? (typeof retryAfterMillis === 'number' ? retryAfterMillis : 0);
}
