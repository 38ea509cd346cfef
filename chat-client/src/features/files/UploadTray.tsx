import { ActionIcon, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { chatTexts } from '../../app/texts';
import { saidBytes } from './bytes';
import { FileIcon } from './FileIcon';
import classes from './files.module.css';
import type { Upload, UploadFailure } from './uploads';
import type { Uploads } from './useUploads';

/** The files of a message that is being written, each with how far it has come and a way to take it back. */
export function UploadTray({ files }: { readonly files: Uploads }) {
  const text = chatTexts.useText();
  const { uploads, limits, tooMany, remove } = files;
  return uploads.length === 0 && !tooMany ? null : (
    <div className={classes.tray}>
      <ul className={classes.list} aria-label={text('filesToSend')}>
        {uploads.map((upload) => (
          <li key={upload.key}>
            <Entry upload={upload} maxBytes={limits.maxBytes} onRemove={() => remove(upload.key)} />
          </li>
        ))}
      </ul>
      {tooMany ? (
        <Text size="xs" role="status" className={classes.trouble}>
          <IconAlertTriangle size={14} aria-hidden />
          {text('tooManyFiles', { count: limits.mostOfMessage })}
        </Text>
      ) : null}
    </div>
  );
}

type EntryProps = {
  readonly upload: Upload;
  readonly maxBytes: number;
  readonly onRemove: () => void;
};

function Entry({ upload, maxBytes, onRemove }: EntryProps) {
  const text = chatTexts.useText();
  const { state, name, bytes } = upload;
  return (
    <div className={classes.row} data-upload={state.is}>
      <FileIcon mediaType={state.is === 'ready' ? state.attachment.mediaType : ''} />
      <span className={classes.words}>
        <Text component="bdi" size="sm" fw={500} className={classes.name} title={name}>
          {name}
        </Text>
        {state.is === 'failed' ? (
          <Text component="span" size="xs" role="alert" className={classes.trouble}>
            <IconAlertTriangle size={14} aria-hidden />
            {reason(state.why, maxBytes, text)}
          </Text>
        ) : (
          <Text component="span" size="xs" c="dimmed" className="tabular">
            {state.is === 'uploading' && state.share === 1 ? text('lookingInto') : saidBytes(bytes)}
          </Text>
        )}
        {state.is === 'uploading' ? (
          <Progress
            size="xs"
            value={state.share * 100}
            animated={state.share === 1}
            aria-label={text('uploading', { name })}
          />
        ) : null}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={text(state.is === 'uploading' ? 'cancelUpload' : 'removeFile', { name })}
        onClick={onRemove}
      >
        <IconX size={16} />
      </ActionIcon>
    </div>
  );
}

function reason(why: UploadFailure, maxBytes: number, text: ReturnType<typeof chatTexts.useText>): string {
  switch (why) {
    case 'too-large':
      return text('fileTooLarge', { size: saidBytes(maxBytes) });
    case 'empty':
      return text('fileEmpty');
    case 'bad-name':
      return text('fileBadName');
    case 'gone':
      return text('failedNotFound');
    case 'busy':
      return text('fileBusy');
    case 'lost':
      return text('fileLost');
  }
}
