import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { frameMessages } from '../app/messages';

type PageHeaderProps = {
  readonly title: string;
  readonly lead?: string;
  readonly above?: ReactNode;
  readonly actions?: ReactNode;
};

/** A page's name, in the page and in the browser's tab, with what can be done to the whole of it. */
export function PageHeader({ title, lead, above, actions }: PageHeaderProps) {
  const app = frameMessages.useText()('console');
  useEffect(() => {
    document.title = `${title} · Chancery ${app}`;
  }, [title, app]);
  return (
    <Group justify="space-between" align="flex-end" mb="lg" gap="md">
      {/* Beside buttons only where both have room: on a phone they stand below. */}
      <Stack gap={4} flex={1} miw="min(100%, 14rem)">
        {above}
        <Title order={1}>
          <bdi>{title}</bdi>
        </Title>
        {lead === undefined ? null : <Text c="dimmed">{lead}</Text>}
      </Stack>
      {actions}
    </Group>
  );
}
