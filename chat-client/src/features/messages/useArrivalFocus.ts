import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Puts the focus on a panel's first button when the panel arrives, unless the person is busy elsewhere: in the
 * middle of the next message, in a form or a dialog.
 */
export function useArrivalFocus(arrives: boolean): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = document.activeElement;
    const idle =
      at === null || at === document.body || (at instanceof HTMLTextAreaElement && at.value.trim() === '');
    if (arrives && idle) {
      panel.current?.querySelector('button')?.focus();
    }
  }, [arrives]);
  return panel;
}
