import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSnowflake } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { resultSets } from '../../api/resultSets';
import { paths } from '../../app/paths';
import { isolated, typed } from '../../ui/typed';
import { useSession } from '../matters/useSession';
import { useTell } from '../policies/useDraft';
import { resultSetMessages } from './messages';

type FreezeButtonProps = {
  /** The question on the screen as the archive understood it. */
  readonly understood: string;
  readonly found: number;
};

/** Freezes what is on the screen under a name, and goes there. */
export function FreezeButton({ understood, found }: FreezeButtonProps) {
  const text = resultSetMessages.useText();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconSnowflake size={16} stroke={1.6} />}
        onClick={open}
      >
        {text('freeze')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={text('freezeTitle')}
        closeButtonProps={{ 'aria-label': text('cancel') }}
      >
        <Freeze understood={understood} found={found} onClose={close} />
      </Modal>
    </>
  );
}

function Freeze({ understood, found, onClose }: FreezeButtonProps & { readonly onClose: () => void }) {
  const text = resultSetMessages.useText();
  const tell = useTell();
  const go = useNavigate();
  const cache = useQueryClient();
  const matter = useSession().data?.session?.name;
  const [name, setName] = useState('');
  const freeze = useMutation({
    mutationFn: () => resultSets.freeze(name.trim(), understood),
    onSuccess: async (set) => {
      await cache.invalidateQueries({ queryKey: ['result-sets'] });
      await go(paths.resultSet(set.id));
    },
    onError: tell,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        freeze.mutate();
      }}
    >
      <Stack gap="md">
        <Text>{text('freezeDetail')}</Text>
        <Text size="sm" fw={600}>
          {text('records', { count: found })}
        </Text>
        <code dir="auto">{understood}</code>
        {matter === undefined ? null : (
          <Text size="sm" c="dimmed">
            {text('forMatter', { matter: isolated(matter) })}
          </Text>
        )}
        <TextInput
          label={text('name')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          {...typed(name)}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={freeze.isPending} disabled={name.trim() === ''}>
            {text('confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
