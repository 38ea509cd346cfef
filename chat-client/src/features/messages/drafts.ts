import { useCallback, useState } from 'react';

const PREFIX = 'chancery.draft.';

/** A conversation's unsent draft, kept for this tab: it outlives a reload and a new sign-in, not the tab. */
export function useDraft(
  person: string,
  conversation: string,
): [draft: string, setDraft: (text: string) => void] {
  const key = `${PREFIX}${person}.${conversation}`;
  const [draft, setState] = useState(() => read(key));
  const setDraft = useCallback(
    (text: string) => {
      write(key, text);
      setState(text);
    },
    [key],
  );
  return [draft, setDraft];
}

/** Whether a conversation has a draft waiting. */
export function hasDraft(person: string, conversation: string): boolean {
  return read(`${PREFIX}${person}.${conversation}`).trim() !== '';
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') {
      sessionStorage.removeItem(key);
    } else {
      sessionStorage.setItem(key, text);
    }
  } catch {
    // Storage is full or barred; the draft then lives as long as the page.
  }
}
