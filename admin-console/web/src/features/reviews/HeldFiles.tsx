import { SpanText } from '@chancery/web-shell/ui';
import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconDownload, IconFile, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fileAddress, reviews } from '../../api/reviews';
import type { JudgedMessage } from '../../api/reviews';
import { saidBytes } from '../../ui/bytes';
import { reviewMessages } from './messages';
import classes from './reviews.module.css';

type File = NonNullable<JudgedMessage['attachments']>[number];

/** The files of a message that is decided about: what they are, what is written in them, and a way to save them. */
export function HeldFiles({ message }: { readonly message: JudgedMessage }) {
  return message.attachments === undefined || message.attachments.length === 0 ? null : (
    <div className={classes['files']}>
      {message.attachments.map((file, at) => (
        <HeldFile key={file.id} message={message} file={file} at={at} />
      ))}
    </div>
  );
}

function HeldFile({
  message,
  file,
  at,
}: {
  readonly message: JudgedMessage;
  readonly file: File;
  readonly at: number;
}) {
  const text = reviewMessages.useText();
  const [open, setOpen] = useState(false);
  const spansOf = (part: string) =>
    message.findings.flatMap((finding) =>
      finding.part === `attachments/${at}/${part}` ? [...finding.spans] : [],
    );
  return (
    <div>
      <Group gap={8}>
        <IconFile size={18} stroke={1.6} aria-hidden />
        <Text size="sm" fw={500} component="bdi">
          <SpanText text={file.name} spans={spansOf('name')} />
        </Text>
        <Text size="xs" c="dimmed" dir="ltr">
          {file.mediaType} · {saidBytes(file.bytes)}
        </Text>
        {message.state === 'held' ? (
          <>
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconFileText size={14} />}
              aria-expanded={open}
              onClick={() => setOpen((shown) => !shown)}
            >
              {text(open ? 'hideFileText' : 'showFileText')}
            </Button>
            <Anchor size="xs" href={fileAddress(message.id, file.id)} download={file.name}>
              <Group gap={4} component="span">
                <IconDownload size={14} aria-hidden />
                {text('saveFile')}
              </Group>
            </Anchor>
          </>
        ) : null}
      </Group>
      {open ? <Extract message={message.id} file={file.id} spans={spansOf('text')} /> : null}
    </div>
  );
}

function Extract({
  message,
  file,
  spans,
}: {
  readonly message: string;
  readonly file: string;
  readonly spans: readonly (readonly [number, number])[];
}) {
  const text = reviewMessages.useText();
  const extract = useQuery({
    queryKey: ['held-file', message, file],
    queryFn: ({ signal }) => reviews.fileText(message, file, signal),
    // Opening it goes on record; looking at what is open does not.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (extract.data === undefined) {
    return (
      <Text size="sm" role="status" mt={6}>
        {text(extract.isError ? 'fileTextFailed' : 'fileTextLoading')}
      </Text>
    );
  }
  return (
    <>
      {extract.data.gap === undefined ? null : (
        <Text size="sm" fw={500} mt={6}>
          {text('fileTextGap')}
        </Text>
      )}
      {extract.data.text === '' ? (
        <Text size="sm" c="dimmed" mt={6}>
          {text('fileTextNone')}
        </Text>
      ) : (
        // What scrolls must be within reach of the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <p className={classes['extract']} dir="auto" tabIndex={0}>
          <SpanText text={extract.data.text} spans={spans} />
        </p>
      )}
    </>
  );
}
