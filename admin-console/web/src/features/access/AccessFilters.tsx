import { Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { typed } from '../../ui/typed';
import { accessMessages } from './messages';

type AccessFiltersProps = {
  readonly address: URLSearchParams;
  readonly actions: readonly { readonly value: string; readonly label: string }[];
  readonly onFilter: (address: Record<string, string>) => void;
};

/** Narrows the access log; the address keeps what was asked, so that it can be linked to. */
export function AccessFilters({ address, actions, onFilter }: AccessFiltersProps) {
  const text = accessMessages.useText();
  const [draft, setDraft] = useState<Record<string, string>>(Object.fromEntries(address));
  const set = (name: string, value: string) => setDraft((now) => ({ ...now, [name]: value }));
  const value = (name: string) => draft[name] ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilter(Object.fromEntries(Object.entries(draft).filter(([, given]) => given.trim() !== '')));
  };
  return (
    <form onSubmit={submit} aria-label={text('filters')} className="no-print">
      <Group align="flex-end" gap="sm" mb="md">
        <TextInput
          label={text('reader')}
          w={150}
          dir="ltr"
          value={value('reader')}
          onChange={({ currentTarget }) => set('reader', currentTarget.value)}
        />
        <Select
          label={text('action')}
          placeholder={text('anyAction')}
          clearable
          w={210}
          data={[...actions]}
          value={value('action') === '' ? null : value('action')}
          onChange={(action) => set('action', action ?? '')}
        />
        <TextInput
          label={text('words')}
          flex={1}
          miw={180}
          value={value('words')}
          {...typed(value('words'))}
          onChange={({ currentTarget }) => set('words', currentTarget.value)}
        />
        <TextInput
          type="date"
          label={text('since')}
          value={value('since')}
          onChange={({ currentTarget }) => set('since', currentTarget.value)}
        />
        <TextInput
          type="date"
          label={text('until')}
          value={value('until')}
          onChange={({ currentTarget }) => set('until', currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {text('filter')}
        </Button>
      </Group>
    </form>
  );
}
