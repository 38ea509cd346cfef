import { EmptyState } from '@chancery/web-shell/ui';
import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay, useMe } from '../api/me';
import type { Capability } from '../api/me';
import { reasonFor } from './access';
import { frameMessages } from './messages';

type AllowedProps = {
  readonly to: Capability;
  /** Another capability that is enough. */
  readonly or?: Capability;
  readonly page: ReactNode;
};

/** A page for those who may see it; the others learn who may, instead of a broken view. */
export function Allowed({ to, or = to, page }: AllowedProps) {
  const text = frameMessages.useText();
  const { roles } = useMe();
  const first = useMay(to);
  const second = useMay(or);
  if (first || second) {
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
