import { Anchor, Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { grounds } from '../../api/restricted';
import type { Ground } from '../../api/restricted';
import { typed } from '../../ui/typed';
import { restrictedMessages } from './messages';
import { useChangeRestricted } from './useRestricted';

/** Says how many restricted records a search left out, and lets an officer say why they need them. */
export function KeptBack({ count }: { readonly count: number }) {
  const text = restrictedMessages.useText();
  const [opened, { open, close }] = useDisclosure(false);
  if (count === 0) {
    return null;
  }
  return (
    <Text size="sm" c="dimmed" mb="sm">
      {text('keptBack', { count })}{' '}
      <Anchor component="button" type="button" inherit underline="always" onClick={open}>
        {text('say')}
      </Anchor>
      <Modal opened={opened} onClose={close} title={text('title')}>
        <ReasonForm onDone={close} />
      </Modal>
    </Text>
  );
}

function ReasonForm({ onDone }: { readonly onDone: () => void }) {
  const text = restrictedMessages.useText();
  const [ground, setGround] = useState<Ground>('legal-claims');
  const [reason, setReason] = useState('');
  const begin = useChangeRestricted(onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate({ ground, reason: reason.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{text('detail')}</Text>
        <Select
          label={text('ground')}
          allowDeselect={false}
          value={ground}
          data={grounds.map((value) => ({ value, label: text(value) }))}
          onChange={(chosen) => setGround(grounds.find((one) => one === chosen) ?? ground)}
        />
        <Textarea
          label={text('reason')}
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          required
          {...typed(reason)}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {text('cancel')}
          </Button>
          <Button type="submit" loading={begin.isPending} disabled={reason.trim() === ''}>
            {text('begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
