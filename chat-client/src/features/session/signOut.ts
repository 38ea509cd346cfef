import { server } from '../../app/server';

const KEPT = /^chancery\.(draft|outbox)\./;

/** Ends the session here and at the identity provider, and clears what this tab kept. */
export async function signOut(): Promise<void> {
  for (const key of Object.keys(sessionStorage)) {
    if (KEPT.test(key)) {
      sessionStorage.removeItem(key);
    }
  }
  const answer = await server.post<{ readonly location?: string } | undefined>('/logout');
  window.location.assign(answer?.location ?? '/?signed-out');
}
