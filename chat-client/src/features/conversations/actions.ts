import { ProblemError } from '@chancery/web-shell/http';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { choose } from '../../app/route';
import { server } from '../../app/server';
import { forgetConversation, membersQuery, noteConversation } from './conversations';
import type { Conversation } from './conversations';

export type NewRoom = {
  readonly name: string;
  readonly visibility: 'public' | 'private';
  readonly members: readonly string[];
};

/** Opens the direct conversation with a person; there is one for each pair, however often it is asked for. */
export function useOpenDirect() {
  return useOpening((person: string) =>
    server.post<Conversation>('/api/conversations', { kind: 'direct', person }),
  );
}

export function useCreateRoom() {
  return useOpening((room: NewRoom) =>
    server.post<Conversation>('/api/conversations', { kind: 'room', ...room }),
  );
}

export function useJoin() {
  return useOpening(async (room: Conversation) => {
    const joined = await server.post<Conversation | undefined>(`/api/conversations/${room.id}/join`);
    return joined ?? (await server.get<Conversation>(`/api/conversations/${room.id}`));
  });
}

export function useLeave(conversation: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => server.post(`/api/conversations/${conversation}/leave`),
    onSuccess: () => {
      choose(undefined);
      forgetConversation(cache, conversation);
      cache.removeQueries({ queryKey: ['messages', conversation] });
    },
  });
}

export function useRename(conversation: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => server.patch(`/api/conversations/${conversation}`, { name }),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['conversations'] }),
  });
}

export function useAddMembers(conversation: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (people: readonly string[]) => {
      for (const person of people) {
        await server.post(`/api/conversations/${conversation}/members`, { person });
      }
    },
    onSettled: () => cache.invalidateQueries({ queryKey: membersQuery(conversation).queryKey }),
  });
}

/** What the policy says about a name it refused, if that is what failed. */
export function policyTip(failure: unknown): string | undefined {
  if (failure instanceof ProblemError && failure.problem.code === 'policy-blocked') {
    const tip = failure.problem['tip'];
    return typeof tip === 'string' ? tip : failure.problem.detail;
  }
  return undefined;
}

function useOpening<T>(open: (what: T) => Promise<Conversation>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: open,
    onSuccess: (conversation) => {
      noteConversation(cache, conversation);
      choose(conversation.id);
    },
  });
}
