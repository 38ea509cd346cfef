import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

type Named = { readonly id: string; readonly name: string };

type NamedSelectProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly description?: string;
  readonly value: readonly Named[];
  readonly onChange: (value: readonly Named[]) => void;
  /** Names that contain the query. */
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly Named[]>;
  /** Tells this list's look-ups from others'. */
  readonly of: string;
};

/** Long enough that a typed name is one look-up in the access log, not ten. */
const PAUSE_MILLIS = 350;

/** Chooses several of what the record names. */
export function NamedSelect({ value, onChange, find, of, ...field }: NamedSelectProps) {
  const [search, setSearch] = useState('');
  const [query] = useDebouncedValue(search.trim(), PAUSE_MILLIS);
  const found = useQuery({
    queryKey: ['named', of, query],
    queryFn: ({ signal }) => find(query, signal),
    enabled: query.length >= 2,
    staleTime: 60_000,
    retry: false,
  });
  const known = new Map([...value, ...(found.data ?? [])].map((one) => [one.id, one]));
  return (
    <MultiSelect
      {...field}
      searchable
      hidePickedOptions
      searchValue={search}
      onSearchChange={setSearch}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        setSearch('');
        onChange(ids.flatMap((id) => known.get(id) ?? []));
      }}
    />
  );
}
