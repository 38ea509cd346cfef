import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { Modal, Text, Title, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBriefcase } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '../../api/me';
import { matterMessages } from './messages';
import classes from './matters.module.css';
import { useSession } from './useSession';
import { WorkForm } from './WorkForm';

/** Shows a page of the record once it is known what it is read for. */
export function WorkGate({ children }: { readonly children: ReactNode }) {
  const text = matterMessages.useText();
  const session = useSession();
  const asked = useMay('search-records');
  if (!asked) {
    return children;
  }
  if (session.isPending) {
    return <LoadingState rows={4} />;
  }
  if (session.isError) {
    return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
  }
  if (session.data.session) {
    return children;
  }
  return (
    <div className="console-page">
      <section className={`console-card ${classes['gate'] ?? ''}`} aria-labelledby="work-gate">
        <Title order={1} size="h2" id="work-gate" mb={6}>
          {text('gateTitle')}
        </Title>
        <Text c="dimmed" mb="lg">
          {text('gateDetail')}
        </Text>
        <WorkForm onDone={() => undefined} />
      </section>
    </div>
  );
}

/** What one works on now, in the frame, and the way to change it. */
export function WorkingOn() {
  const text = matterMessages.useText();
  const session = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const now = session.data?.session;
  if (!now) {
    return null;
  }
  return (
    <>
      <UnstyledButton className={classes['working'] ?? ''} onClick={open} aria-haspopup="dialog">
        <IconBriefcase size={16} stroke={1.6} aria-hidden />
        <span className={classes['what']}>
          <span className="console-label">{text('workingOn')}</span>
          <bdi className={classes['name']}>{now.name}</bdi>
          <bdi className={classes['why']}>{now.purpose}</bdi>
        </span>
      </UnstyledButton>
      <Modal opened={opened} onClose={close} title={text('change')}>
        <Text size="sm" c="dimmed" mb="md">
          {text('gateDetail')}
        </Text>
        <WorkForm onDone={close} onCancel={close} />
      </Modal>
    </>
  );
}
