import { createContext, useContext } from 'react';

const DocumentContext = createContext('');

export const DocumentProvider = DocumentContext.Provider;

/** The policy's text as it stands now, for what must be asked about the whole of it. */
export function useDocument(): string {
  return useContext(DocumentContext);
}
