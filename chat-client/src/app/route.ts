import { useSyncExternalStore } from 'react';

const CHANGED = 'chancery:route';
const RETURN_TO = 'chancery.return-to';

/** The conversation the address names, if any. */
export function useChosenConversation(): string | undefined {
  return useSyncExternalStore(subscribe, chosenConversation);
}

/** Puts a conversation (or none) into the address, so that Back works and an address can be shared. */
export function choose(conversation: string | undefined): void {
  const path = conversation === undefined ? '/' : `/c/${conversation}`;
  if (window.location.pathname !== path) {
    window.history.pushState(null, '', path);
    window.dispatchEvent(new Event(CHANGED));
  }
}

/** Goes to the sign-in page of the identity provider, and remembers where to come back to. */
export function signIn(): void {
  remember(RETURN_TO, window.location.pathname);
  window.location.assign('/oauth2/authorization/keycloak');
}

/** Restores the address from before a sign-in. */
export function returnAfterSignIn(): void {
  try {
    const path = sessionStorage.getItem(RETURN_TO);
    sessionStorage.removeItem(RETURN_TO);
    if (path?.startsWith('/c/') && window.location.pathname === '/') {
      window.history.replaceState(null, '', path);
    }
  } catch {
    // Storage may be barred; the start page then opens.
  }
}

function chosenConversation(): string | undefined {
  return /^\/c\/([0-9a-f-]{36})$/.exec(window.location.pathname)?.[1];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

function remember(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Storage may be barred; the start page then opens.
  }
}
