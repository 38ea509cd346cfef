import { ActionIcon, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { evidenceMessages } from './messages';

type CopyProps = { readonly value: string; readonly label: string; readonly isWide?: boolean };

/** Copies a text, and says that it did. */
export function Copy({ value, label, isWide = false }: CopyProps) {
  const text = evidenceMessages.useText();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => {
        const icon = copied ? <IconCheck size={15} /> : <IconCopy size={15} stroke={1.6} />;
        return isWide ? (
          <Button variant="default" size="compact-sm" mt={6} leftSection={icon} onClick={copy}>
            {copied ? text('copied') : label}
          </Button>
        ) : (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={copied ? text('copied') : label}
            onClick={copy}
          >
            {icon}
          </ActionIcon>
        );
      }}
    </CopyButton>
  );
}
