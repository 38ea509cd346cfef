import { createContext, useContext, useMemo, useState } from 'react';
import type { RefObject } from 'react';

export type Editing = {
  /** The message that is being edited in its place. */
  readonly message: string | undefined;
  readonly begin: (message: string) => void;
  /** Leaves it, and goes back to the composer. */
  readonly end: () => void;
};

/** Which message of the open conversation is being edited: one at a time. */
export const EditingContext = createContext<Editing>({
  message: undefined,
  begin: () => undefined,
  end: () => undefined,
});

/** What the pane keeps of it; leaving goes back to the composer's field. */
export function useEditingHere(field: RefObject<HTMLTextAreaElement | null>): Editing {
  const [message, setMessage] = useState<string>();
  return useMemo(
    () => ({
      message,
      begin: setMessage,
      end: () => {
        setMessage(undefined);
        field.current?.focus();
      },
    }),
    [message, field],
  );
}

export function useEditing(): Editing {
  return useContext(EditingContext);
}
