import { createHttp } from '@chancery/web-shell/http';

type Listener = () => void;
const listeners = new Set<Listener>();

/** The page's own server. */
export const server = createHttp({
  onUnauthenticated: () => {
    for (const listener of listeners) {
      listener();
    }
  },
});

/** Calls the listener whenever a request finds the session gone; gives back how to stop that. */
export function onUnauthenticated(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One page of a list, and the cursor of the next one if there is one. */
export type Page<T> = { readonly items: readonly T[]; readonly nextPage?: string | null };
