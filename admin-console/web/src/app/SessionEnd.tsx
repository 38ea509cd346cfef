import { Button, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { frameMessages } from './messages';
import { useSessionEnded } from './sessionEnd';

/** Tells that the session is over and lets the person sign in again when they are ready. */
export function SessionEnd() {
  const text = frameMessages.useText();
  const ended = useSessionEnded();
  const [dismissed, setDismissed] = useState(false);
  return (
    <Modal opened={ended && !dismissed} onClose={() => setDismissed(true)} title={text('sessionEnded')}>
      <Text mb="lg">{text('sessionEndedDetail')}</Text>
      <Button onClick={() => window.location.reload()}>{text('signIn')}</Button>
    </Modal>
  );
}
