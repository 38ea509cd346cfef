import { EmptyState } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../api/me';
import type { Capability } from '../api/me';
import { reasonFor } from './access';
import { frameMessages } from './messages';

/** A page for those who may see it; the others learn who may, instead of a broken view. */
export function Allowed({ to, page }: { readonly to: Capability; readonly page: ReactNode }) {
  const text = frameMessages.useText();
  const { roles } = useMe();
  if (useMay(to)) {
    return page;
  }
  return (
    <div className="console-alone">
      <EmptyState
        icon={<IconLock size={28} stroke={1.5} />}
        title={text('notForYou')}
        detail={text(reasonFor(to))}
        action={
          <Text size="sm" c="dimmed">
            {text('yourRoles', { roles: roles.map((role) => text(role)).join(', ') || text('noRoles') })}
          </Text>
        }
      />
    </div>
  );
}
