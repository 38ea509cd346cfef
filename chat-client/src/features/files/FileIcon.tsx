import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMail,
  IconPhoto,
  IconPresentation,
} from '@tabler/icons-react';

const look = { size: 22, stroke: 1.6, 'aria-hidden': true } as const;

/** A picture for a kind of file. */
export function FileIcon({ mediaType: type }: { readonly mediaType: string }) {
  if (type === 'application/pdf') {
    return <IconFileTypePdf {...look} />;
  }
  if (type.startsWith('image/')) {
    return <IconPhoto {...look} />;
  }
  if (/sheet|excel|csv/u.test(type)) {
    return <IconFileSpreadsheet {...look} />;
  }
  if (/presentation|powerpoint/u.test(type)) {
    return <IconPresentation {...look} />;
  }
  if (/zip|compressed|tar|rar|gzip/u.test(type)) {
    return <IconFileZip {...look} />;
  }
  if (type === 'message/rfc822') {
    return <IconMail {...look} />;
  }
  return /^text\/|word|rtf|opendocument\.text/u.test(type) ? (
    <IconFileText {...look} />
  ) : (
    <IconFile {...look} />
  );
}
