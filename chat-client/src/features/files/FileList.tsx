import { Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { chatTexts } from '../../app/texts';
import type { Attachment } from '../../socket/frames';
import { saidBytes } from './bytes';
import { FileIcon } from './FileIcon';
import classes from './files.module.css';

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** The files of a message: pictures as such, everything else to be saved. */
export function FileList({ files }: { readonly files: readonly Attachment[] | undefined | null }) {
  const text = chatTexts.useText();
  return files === undefined || files === null || files.length === 0 ? null : (
    <ul className={classes.list} aria-label={text('files')}>
      {files.map((file) => (
        <li key={file.id}>{PICTURES.has(file.mediaType) ? <Picture file={file} /> : <Row file={file} />}</li>
      ))}
    </ul>
  );
}

function Picture({ file }: { readonly file: Attachment }) {
  const text = chatTexts.useText();
  const [broken, setBroken] = useState(false);
  return broken ? (
    <Row file={file} />
  ) : (
    <a
      className={classes.picture}
      href={addressOf(file)}
      target="_blank"
      rel="noreferrer"
      title={file.name}
      aria-label={text('openPicture', { name: file.name })}
    >
      <img src={addressOf(file)} alt={file.name} loading="lazy" onError={() => setBroken(true)} />
    </a>
  );
}

function Row({ file }: { readonly file: Attachment }) {
  const text = chatTexts.useText();
  return (
    <a
      className={classes.row}
      href={addressOf(file)}
      download={file.name}
      aria-label={text('saveFile', { name: file.name, size: saidBytes(file.bytes) })}
    >
      <FileIcon mediaType={file.mediaType} />
      <span className={classes.words}>
        <Text component="bdi" size="sm" fw={500} className={classes.name} title={file.name}>
          {file.name}
        </Text>
        <Text component="span" size="xs" c="dimmed" className="tabular">
          {saidBytes(file.bytes)}
        </Text>
      </span>
      <IconDownload size={18} stroke={1.7} aria-hidden />
    </a>
  );
}

function addressOf({ id }: Attachment): string {
  return `/api/attachments/${id}`;
}
