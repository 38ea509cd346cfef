import type { Attachment } from '../../socket/frames';

/** A file that is being uploaded, was, or could not be; only what is `ready` can be sent. */
export type Upload = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: UploadState;
};

export type UploadState =
  | { readonly is: 'uploading'; readonly share: number }
  | { readonly is: 'ready'; readonly attachment: Attachment }
  | { readonly is: 'failed'; readonly why: UploadFailure };

/** Why a file is not there: our own words for what people can do something about. */
export type UploadFailure = 'too-large' | 'empty' | 'bad-name' | 'busy' | 'gone' | 'lost';

export type Sending = { readonly cancel: () => void };

/** Sends a file as it is; by XMLHttpRequest, which alone tells how far it has come. */
export function sendFile(
  conversation: string,
  file: File,
  on: {
    readonly progress: (share: number) => void;
    readonly done: (attachment: Attachment) => void;
    readonly failed: (why: UploadFailure) => void;
  },
): Sending {
  const request = new XMLHttpRequest();
  const name = encodeURIComponent(file.name);
  request.open('POST', `/api/conversations/${conversation}/attachments?name=${name}`);
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/u.exec(document.cookie)?.[1];
  if (token !== undefined) {
    request.setRequestHeader('X-XSRF-TOKEN', decodeURIComponent(token));
  }
  request.upload.onprogress = ({ loaded, total }) => on.progress(total === 0 ? 0 : loaded / total);
  request.onload = () => {
    if (request.status === 201) {
      on.done(JSON.parse(request.responseText) as Attachment);
    } else {
      on.failed(failureOf(request));
    }
  };
  request.onerror = () => on.failed('lost');
  request.send(file);
  return { cancel: () => request.abort() };
}

function failureOf({ status, responseText }: XMLHttpRequest): UploadFailure {
  switch (status) {
    case 400:
      return responseText.includes('"file"') ? 'empty' : 'bad-name';
    case 404:
      return 'gone';
    case 413:
      return 'too-large';
    case 429:
    case 503:
      return 'busy';
    default:
      return 'lost';
  }
}
