import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { typed } from '../../../ui/typed';
import { policyMessages } from '../messages';

type AskProps = {
  readonly opened: boolean;
  readonly title: string;
  readonly detail: string;
  readonly action: string;
  readonly colour?: string;
  /** What the typed reason is called; nothing is asked for without it. */
  readonly reason?: string;
  /** Whether it can be left empty. */
  readonly optional?: boolean;
  readonly busy: boolean;
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
};

/** Asks once more before something takes effect, and for the reason where one goes on record. */
export function Ask(props: AskProps) {
  const { opened, title, detail, action, colour = 'ink', reason, optional = false, busy, children } = props;
  const text = policyMessages.useText();
  const [entered, setEntered] = useState('');
  const missing = reason !== undefined && !optional && entered.trim() === '';
  return (
    <Modal opened={opened} onClose={props.onClose} title={title}>
      <Text mb="md">{detail}</Text>
      {children}
      {reason === undefined ? null : (
        <Textarea
          label={reason}
          value={entered}
          {...typed(entered)}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1_000}
          required={!optional}
          mb="md"
          data-autofocus
          onChange={({ currentTarget }) => setEntered(currentTarget.value)}
        />
      )}
      <Group justify="flex-end" gap="sm" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {text('cancel')}
        </Button>
        <Button
          color={colour}
          loading={busy}
          disabled={missing}
          onClick={() => props.onConfirm(entered.trim())}
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
