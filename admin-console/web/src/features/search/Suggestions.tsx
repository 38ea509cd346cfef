import { unitName } from '@chancery/web-shell/ui';
import { Autocomplete, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { archive } from '../../api/archive';
import { searchMessages } from './messages';
import { usePurpose } from './purpose';

/** Long enough that a typed name is one look-up in the access log, not ten. */
const PAUSE_MILLIS = 350;

type SuggestionProps = { readonly value: string; readonly onChange: (value: string) => void };

/** Names a person; suggestions are people who appear in the record. */
export function PersonInput({ label, value, onChange }: SuggestionProps & { readonly label: string }) {
  const text = searchMessages.useText();
  const [purpose] = usePurpose();
  const [query] = useDebouncedValue(value.trim(), PAUSE_MILLIS);
  const people = useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) => archive.people(query, purpose, signal),
    enabled: query.length >= 2,
    staleTime: 60_000,
    retry: false,
  });
  const seen = new Map(people.data?.items.map((person) => [person.username, person]));
  return (
    <Autocomplete
      label={label}
      placeholder={text('fromHint')}
      value={value}
      onChange={onChange}
      data={[...seen.keys()]}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const person = seen.get(option.value);
        return (
          <Group gap={8} wrap="nowrap">
            <Text size="sm" dir="auto">
              {person?.name ?? option.value}
            </Text>
            <Text size="xs" c="dimmed" dir="ltr">
              {[option.value, unitName(person?.unit)].filter(Boolean).join(' · ')}
            </Text>
          </Group>
        );
      }}
    />
  );
}

/** Names a room; suggestions are rooms that appear in the record. */
export function ConversationInput({ value, onChange }: SuggestionProps) {
  const text = searchMessages.useText();
  const [purpose] = usePurpose();
  const [query] = useDebouncedValue(value.trim(), PAUSE_MILLIS);
  const rooms = useQuery({
    queryKey: ['rooms', query],
    queryFn: ({ signal }) => archive.conversations(query, purpose, signal),
    enabled: query.length >= 2,
    staleTime: 60_000,
    retry: false,
  });
  const names = new Set(rooms.data?.items.map((room) => room.name ?? '').filter((name) => name !== ''));
  return (
    <Autocomplete
      label={text('in')}
      placeholder={text('inHint')}
      value={value}
      onChange={onChange}
      data={[...names]}
      filter={({ options }) => options}
    />
  );
}
