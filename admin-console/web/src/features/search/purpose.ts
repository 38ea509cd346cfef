import { useSyncExternalStore } from 'react';
import { useSession } from '../matters/useSession';

const STORED = 'chancery.console.purpose';
const listeners = new Set<() => void>();
let unstored = '';

/**
 * Why somebody reads the record: what their working session says, or for those who have none what they
 * typed, kept as long as this browser tab. Sent with every read.
 */
export function usePurpose(): readonly [purpose: string, setPurpose: (purpose: string) => void] {
  const purpose = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readPurpose);
  const session = useSession().data?.session;
  return [session?.purpose ?? purpose, writePurpose];
}

function readPurpose(): string {
  try {
    return sessionStorage.getItem(STORED) ?? '';
  } catch {
    return unstored;
  }
}

function writePurpose(purpose: string): void {
  try {
    sessionStorage.setItem(STORED, purpose);
  } catch {
    // Storage may be barred; the purpose then lasts as long as the page.
    unstored = purpose;
  }
  for (const listener of listeners) {
    listener();
  }
}
