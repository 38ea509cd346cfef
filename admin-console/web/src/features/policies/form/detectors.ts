import { useMemo } from 'react';
import { memberChoices } from '../completion';
import { useSchema } from '../schema';

/** The names of everything the engine can detect, from the published schema. */
export function useDetectors(): readonly string[] {
  const schema = useSchema();
  return useMemo(
    () => memberChoices(schema, ['rules', 0, 'when', 'detect']).map(({ label }) => label),
    [schema],
  );
}
