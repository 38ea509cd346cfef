import { useFormats } from '@chancery/web-shell/i18n';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { restrictedMessages } from './messages';
import { useChangeRestricted, useRestricted } from './useRestricted';

/** Says on each page of the record that restricted records are in sight, why, and until when. */
export function RestrictedBanner() {
  const text = restrictedMessages.useText();
  const formats = useFormats();
  const reading = useRestricted().data?.reading;
  const end = useChangeRestricted(() => undefined);
  if (!reading) {
    return null;
  }
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconShieldLock size={18} />}
      m="md"
      title={text('reading', { at: formats.exact(reading.expiresAt) })}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {text(reading.ground)}. <bdi>{reading.reason}</bdi>
        </Text>
        <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(null)}>
          {text('end')}
        </Button>
      </Group>
    </Alert>
  );
}
