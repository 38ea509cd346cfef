import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Says that the server no longer knows the session; the page stays so that nothing typed is lost. */
export function sessionEnded(): void {
  ended = true;
  for (const listener of listeners) {
    listener();
  }
}

/** Whether the session has ended under the page. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => ended,
  );
}
