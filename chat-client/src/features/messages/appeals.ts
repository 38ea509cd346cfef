import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '@chancery/web-shell/http';
import { server } from '../../app/server';
import type { Page } from '../../app/server';
import type { AppealAnsweredFrame, Ruling } from '../../socket/frames';

/** What a sender said of a verdict they think mistaken, and the answer once there is one. */
export type Appeal = {
  readonly id: string;
  /** The record of the message; this page knows a blocked one by its client id alone. */
  readonly message: string;
  readonly clientId: string;
  /** Who answers for the policy, where the server says so. */
  readonly owner?: string | null;
  readonly text: string;
  readonly answer?: Answer | null;
};

type Answer = { readonly ruling: Ruling; readonly text: string; readonly by?: string };

/** Which message an appeal is about: by its record where there is one here, else by the id it was sent under. */
export type AppealSubject = { readonly message: string } | { readonly clientId: string };

const KEY = ['appeals'] as const;

const appealsQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ signal }) => (await server.get<Page<Appeal>>('/api/appeals/mine', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** My appeal about a message, if I made one. */
export function useAppeal(subject: AppealSubject): Appeal | undefined {
  const { data } = useQuery({
    ...appealsQuery,
    select: (all: readonly Appeal[]) => all.find((appeal) => isAbout(appeal, subject)),
  });
  return data;
}

/** Asks the policy's owner to look again. */
export function useFileAppeal(subject: AppealSubject, onFiled: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => server.post<Appeal>('/api/appeals', { ...subject, text }),
    onSuccess: (appeal) => {
      cache.setQueryData<readonly Appeal[]>(KEY, (all = []) => [
        ...all.filter(({ id }) => id !== appeal.id),
        appeal,
      ]);
      onFiled();
    },
    onError: (failure) => {
      if (failure instanceof ProblemError && failure.status === 409) {
        // Asked before, such as on another device or before an answer that was lost.
        void cache.invalidateQueries({ queryKey: KEY });
      }
    },
  });
}

/** Takes in the answer to an appeal. */
export function noteAnswer(cache: QueryClient, frame: AppealAnsweredFrame): void {
  cache.setQueryData<readonly Appeal[]>(KEY, (all) =>
    all?.map((appeal) =>
      appeal.id === frame.appeal ? { ...appeal, answer: { ruling: frame.ruling, text: frame.text } } : appeal,
    ),
  );
  refetchAppeals(cache);
}

/** The appeals may have changed unseen, such as when the line was down for long. */
export function refetchAppeals(cache: QueryClient): void {
  void cache.invalidateQueries({ queryKey: KEY });
}

function isAbout(appeal: Appeal, subject: AppealSubject): boolean {
  return 'message' in subject ? appeal.message === subject.message : appeal.clientId === subject.clientId;
}
