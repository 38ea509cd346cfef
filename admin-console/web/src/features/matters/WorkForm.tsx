import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { record } from '../../api/record';
import { ReasonField } from '../../ui/ReasonField';
import { typed } from '../../ui/typed';
import { useTell } from '../policies/useDraft';
import { matterMessages } from './messages';
import { useEnter } from './useSession';

const NEW = 'new';

/** Asks for the matter and the purpose, and has them remembered for this login. */
export function WorkForm({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}) {
  const text = matterMessages.useText();
  const enter = useEnter(onDone, useTell());
  const matters = useQuery({
    queryKey: ['matters'],
    queryFn: ({ signal }) => record.matters(signal),
    staleTime: 60_000,
  });
  const open = (matters.data?.items ?? []).filter((matter) => !matter.closedAt);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<string | null>(null);
  const matter = chosen ?? open[0]?.id ?? NEW;
  const why = purpose ?? open.find(({ id }) => id === matter)?.purpose ?? '';
  const missing = why.trim() === '' || (matter === NEW && name.trim() === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) {
      enter.mutate({ ...(matter === NEW ? {} : { matter }), name: name.trim(), purpose: why.trim() });
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={text('matter')}
          data={[
            ...open.map(({ id, name: called }) => ({ value: id, label: called })),
            { value: NEW, label: text('newMatter') },
          ]}
          value={matter}
          allowDeselect={false}
          onChange={(value) => {
            setChosen(value);
            setPurpose(null);
          }}
        />
        {matter === NEW ? (
          <TextInput
            label={text('name')}
            value={name}
            maxLength={120}
            required
            {...typed(name)}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        ) : null}
        <ReasonField
          label={text('purpose')}
          description={text('purposeHint')}
          value={why}
          onChange={setPurpose}
        />
        <Group justify="flex-end" gap="sm">
          {onCancel === undefined ? null : (
            <Button variant="default" onClick={onCancel}>
              {text('cancel')}
            </Button>
          )}
          <Button type="submit" loading={enter.isPending} disabled={missing}>
            {text('begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
