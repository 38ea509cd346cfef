import { EmptyState } from '@chancery/web-shell/ui';
import { Button, Modal } from '@mantine/core';
import { IconBan, IconDeviceDesktop } from '@tabler/icons-react';
import { ExpiredDialog } from '../features/session/ExpiredDialog';
import { useChat, useConnectionState } from './chat';
import { chatTexts } from './texts';

/** What stands over the page once the line has ended for good, by the reason for it. */
export function EndedNotice() {
  const text = chatTexts.useText();
  const { connection } = useChat().line;
  const state = useConnectionState();
  if (state.phase !== 'ended') {
    return null;
  }
  switch (state.reason) {
    case 'stopped':
      return null;
    case 'signed-out':
      return <ExpiredDialog opened />;
    case 'barred':
      return (
        <Modal opened onClose={() => undefined} withCloseButton={false}>
          <EmptyState icon={<IconBan size={28} />} title={text('barred')} detail={text('barredDetail')} />
        </Modal>
      );
    case 'replaced':
      return (
        <Modal opened onClose={() => undefined} withCloseButton={false}>
          <EmptyState
            icon={<IconDeviceDesktop size={28} />}
            title={text('replaced')}
            detail={text('replacedDetail')}
            action={
              <Button mt="sm" onClick={() => connection.start()} data-autofocus>
                {text('useHere')}
              </Button>
            }
          />
        </Modal>
      );
  }
}
