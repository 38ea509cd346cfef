import { useQuery } from '@tanstack/react-query';
import { read, textOf } from './document';

/** A policy that comes ready-made, to begin one's own with. */
export type Pack = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly document: string;
};

/** The policies that come with the policy engine; fetched with their comments and examples when somebody asks. */
const files = import.meta.glob<string>(
  '../../../../../policy-engine/src/main/resources/org/chancery/policy/packs/*.yaml',
  { query: '?raw', import: 'default' },
);

/** The ready-made policies, by name. */
export function usePacks(enabled = true) {
  return useQuery({
    queryKey: ['policy-packs'],
    queryFn: async () => {
      const documents = await Promise.all(Object.values(files).map((load) => load()));
      return documents.map(packOf).sort((a, b) => a.name.localeCompare(b.name));
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}

function packOf(document: string): Pack {
  const reading = read(document);
  const policy = reading.readable ? reading.policy : {};
  return {
    id: textOf(policy['policy']),
    name: textOf(policy['name']),
    description: textOf(policy['description']),
    document,
  };
}
