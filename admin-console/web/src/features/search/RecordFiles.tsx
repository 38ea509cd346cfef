import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { fileOf } from '../../api/archive';
import { saidBytes } from '../../ui/bytes';
import { searchMessages } from './messages';
import { usePurpose } from './purpose';
import type { JournalRecord } from './record';

/** The files a record names. Saving one is an entry in the access log. */
export function RecordFiles({ record }: { readonly record: JournalRecord }) {
  const text = searchMessages.useText();
  const [purpose] = usePurpose();
  return record.files.length === 0 ? null : (
    <Stack gap={6}>
      <Text fw={600} size="sm">
        {text('files')}
      </Text>
      {record.files.map((file) => (
        <Group key={file.id} gap={8}>
          <IconFile size={18} stroke={1.6} aria-hidden />
          <Anchor href={fileOf(record.id, file.id, purpose)} download={file.name} size="sm">
            <Group gap={4} component="span">
              <bdi>{file.name}</bdi>
              <IconDownload size={14} aria-hidden />
            </Group>
          </Anchor>
          <Text size="xs" c="dimmed" dir="ltr">
            {file.mediaType} · {saidBytes(file.bytes)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
