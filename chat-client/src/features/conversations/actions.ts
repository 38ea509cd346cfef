import { ProblemError } from '@chancery/web-shell/http';
import type { Problem } from '@chancery/web-shell/http';
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

/** Gives a room another name or topic; an empty topic takes it away. */
export function useChangeRoom(conversation: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (change: { readonly name?: string; readonly topic?: string }) =>
      server.patch(`/api/conversations/${conversation}`, change),
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

/** What a policy says where it keeps people apart. */
export type PolicyRefusal = {
  readonly tip: string | undefined;
  /** Who may not come in. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/** What the policy says about who may come together, if that is what failed. */
export function policyRefusal(failure: unknown): PolicyRefusal | undefined {
  const problem = blocked(failure, 'members');
  const people = problem?.['people'];
  return (
    problem && {
      tip: typeof problem['tip'] === 'string' ? problem['tip'] : undefined,
      people: Array.isArray(people) ? (people as PolicyRefusal['people']) : [],
    }
  );
}

/** What the policy says about a name or topic it refused, if that is what failed. */
export function textRefusal(failure: unknown, field: 'name' | 'topic'): string | undefined {
  const problem = blocked(failure, field);
  return typeof problem?.['tip'] === 'string' ? problem['tip'] : problem?.detail;
}

function blocked(failure: unknown, field: string): Problem | undefined {
  return failure instanceof ProblemError &&
    failure.problem.code === 'policy-blocked' &&
    failure.problem['field'] === field
    ? failure.problem
    : undefined;
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
