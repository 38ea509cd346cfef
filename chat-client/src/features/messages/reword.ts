import { createContext, useCallback, useContext, useEffect, useRef } from 'react';

/** Takes a text into the composer of the open conversation, below what already stands there. */
export const RewordContext = createContext<(text: string) => void>(() => undefined);

export function useReword(): (text: string) => void {
  return useContext(RewordContext);
}

/** One function for as long as the component stands, that does what the one given last does. */
export function useUnchanging(action: (text: string) => void): (text: string) => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  return useCallback((text: string) => latest.current(text), []);
}
