import { Button, Modal, Text } from '@mantine/core';
import { signIn } from '../../app/route';
import { chatTexts } from '../../app/texts';

/** Stands over the page when the session has ended; what was typed stays where it is. */
export function ExpiredDialog({ opened }: { readonly opened: boolean }) {
  const text = chatTexts.useText();
  return (
    <Modal
      opened={opened}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={text('sessionEnded')}
      size="sm"
    >
      <Text c="dimmed" mb="lg">
        {text('sessionEndedDetail')}
      </Text>
      <Button fullWidth onClick={signIn} data-autofocus>
        {text('signInAgain')}
      </Button>
    </Modal>
  );
}
