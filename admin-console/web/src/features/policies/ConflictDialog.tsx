import { Button, Group, Modal, Text } from '@mantine/core';
import { diffOf } from './history/diff';
import { DiffView } from './history/DiffView';
import { policyMessages } from './messages';
import type { Conflict } from './useDraft';

type ConflictDialogProps = {
  readonly conflict: Conflict;
  readonly mine: string;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
};

/** Somebody saved meanwhile: shows how their text differs before anything is decided. */
export function ConflictDialog({ conflict, mine, onTakeTheirs, onKeepMine, onClose }: ConflictDialogProps) {
  const text = policyMessages.useText();
  return (
    <Modal opened onClose={onClose} size="xl" title={text('conflict')}>
      <Text mb="md">{text('conflictDetail', { name: conflict.author, revision: conflict.revision })}</Text>
      <DiffView lines={diffOf(conflict.document, mine)} before={text('theirs')} after={text('mine')} />
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {text('goOnEditing')}
        </Button>
        <Button variant="light" onClick={onTakeTheirs}>
          {text('takeTheirs')}
        </Button>
        <Button color="seal" onClick={onKeepMine}>
          {text('keepMine')}
        </Button>
      </Group>
    </Modal>
  );
}
