import { Shell } from '@chancery/web-shell/app';
import { createQueryClient } from '@chancery/web-shell/http';
import { ColourSchemeSwitch, EmptyState, LanguageSwitch, Wordmark } from '@chancery/web-shell/ui';
import { Group } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <Shell queryClient={createQueryClient()}>
      <Group p="md" justify="space-between">
        <Wordmark />
        <Group gap="xs">
          <LanguageSwitch />
          <ColourSchemeSwitch />
        </Group>
      </Group>
      <EmptyState icon={<IconMessages size={28} stroke={1.5} />} title="Chancery" />
    </Shell>,
  );
}
