import { Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { FormButtons } from '../../../ui/FormButtons';
import { ReasonField } from '../../../ui/ReasonField';
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
      <Stack gap="xl" mt="md">
        {reason === undefined ? null : (
          <ReasonField
            label={reason}
            value={entered}
            maxLength={1_000}
            required={!optional}
            data-autofocus
            onChange={setEntered}
          />
        )}
        <FormButtons
          cancel={text('cancel')}
          action={action}
          colour={colour}
          busy={busy}
          missing={missing}
          onCancel={props.onClose}
          onConfirm={() => props.onConfirm(entered.trim())}
        />
      </Stack>
    </Modal>
  );
}
