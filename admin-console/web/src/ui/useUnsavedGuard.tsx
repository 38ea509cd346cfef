import { catalogue } from '@chancery/web-shell/i18n';
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';

const messages = catalogue(
  {
    title: 'Leave without saving?',
    detail: 'What you changed on this page would be lost.',
    stay: 'Stay',
    leave: 'Leave',
  },
  {
    ar: {
      title: 'أتغادر دون حفظ؟',
      detail: 'سيضيع ما غيّرته في هذه الصفحة.',
      stay: 'ابقَ',
      leave: 'غادر',
    },
  },
);

/**
 * Asks before unsaved work is left: by the browser when the page goes, by a dialog when a link of the console is
 * followed. The router's own blocker needs a data router, which the console has no other use for.
 */
export function useUnsavedGuard(unsaved: boolean): { dialog: ReactNode; release: () => void } {
  const text = messages.useText();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string>();
  const held = useRef(unsaved);
  useEffect(() => {
    held.current = unsaved;
  }, [unsaved]);
  useEffect(() => {
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (held.current) {
        event.preventDefault();
      }
    };
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!held.current || !plain || !(link instanceof HTMLAnchorElement) || link.target !== '') {
        return;
      }
      const { origin, pathname, search } = new URL(link.href);
      if (origin === window.location.origin && pathname !== window.location.pathname && !link.download) {
        event.preventDefault();
        event.stopPropagation();
        setWanted(pathname + search);
      }
    };
    window.addEventListener('beforeunload', beforeUnload);
    document.addEventListener('click', follow, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', beforeUnload);
      document.removeEventListener('click', follow, { capture: true });
    };
  }, []);
  const release = () => {
    held.current = false;
  };
  return {
    release,
    dialog: (
      <Modal opened={wanted !== undefined} onClose={() => setWanted(undefined)} title={text('title')}>
        <Text mb="lg">{text('detail')}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={() => setWanted(undefined)} data-autofocus>
            {text('stay')}
          </Button>
          <Button
            color="seal"
            onClick={() => {
              release();
              void navigate(wanted ?? '/');
            }}
          >
            {text('leave')}
          </Button>
        </Group>
      </Modal>
    ),
  };
}
