import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type EmptyStateProps = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string | undefined;
  /** What the person can do about it, usually a button. */
  readonly action?: ReactNode;
};

/** Says that there is nothing here, why that is, and what to do. */
export function EmptyState({ icon, title, detail, action }: EmptyStateProps) {
  return (
    <Stack align="center" justify="center" gap="xs" p="xl" mih={220} ta="center">
      <ThemeIcon variant="light" size={56} radius="xl" mb="xs" aria-hidden>
        {icon}
      </ThemeIcon>
      <Title order={2} size="h3">
        {title}
      </Title>
      {detail === undefined ? null : (
        <Text c="dimmed" maw={420}>
          {detail}
        </Text>
      )}
      {action}
    </Stack>
  );
}
