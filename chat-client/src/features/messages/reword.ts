import { createContext, useContext } from 'react';

/** Takes a text into the composer of the open conversation, below what already stands there. */
export const RewordContext = createContext<(text: string) => void>(() => undefined);

export function useReword(): (text: string) => void {
  return useContext(RewordContext);
}
