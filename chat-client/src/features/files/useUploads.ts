import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { server } from '../../app/server';
import type { Attachment } from '../../socket/frames';
import { sendFile } from './uploads';
import type { Sending, Upload, UploadState } from './uploads';

type Limits = { readonly maxBytes: number; readonly mostOfMessage: number };

const USUAL: Limits = { maxBytes: 26_214_400, mostOfMessage: 10 };
/** How many go at once: the server takes three. */
const AT_ONCE = 2;

export type Uploads = {
  readonly uploads: readonly Upload[];
  readonly limits: Limits;
  /** Some did not fit in one message. */
  readonly tooMany: boolean;
  readonly add: (files: readonly File[]) => void;
  /** Takes back what was sent before and is to be sent again. */
  readonly restore: (attachments: readonly Attachment[]) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
};

/** The files of a message that is being written. */
export function useUploads(conversation: string): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const waiting = useRef<{ readonly key: string; readonly file: File }[]>([]);
  const running = useRef(new Map<string, Sending>());
  const limits =
    useQuery({
      queryKey: ['attachment-limits'],
      queryFn: ({ signal }) => server.get<Limits>('/api/attachments/limits', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? USUAL;

  const set = useCallback((key: string, state: UploadState) => {
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, state } : upload)));
  }, []);
  const pump = useCallback(
    function next() {
      const settled = (key: string, state: UploadState) => {
        running.current.delete(key);
        set(key, state);
        next();
      };
      while (running.current.size < AT_ONCE) {
        const entry = waiting.current.shift();
        if (entry === undefined) {
          return;
        }
        const { key, file } = entry;
        running.current.set(
          key,
          sendFile(conversation, file, {
            progress: (share) => set(key, { is: 'uploading', share }),
            done: (attachment) => settled(key, { is: 'ready', attachment }),
            failed: (why) => settled(key, { is: 'failed', why }),
          }),
        );
      }
    },
    [conversation, set],
  );
  useEffect(() => {
    const sendings = running.current;
    return () => {
      waiting.current = [];
      for (const sending of sendings.values()) {
        sending.cancel();
      }
    };
  }, []);

  const add = (files: readonly File[]) => {
    const room = limits.mostOfMessage - uploads.length;
    setTooMany(files.length > room);
    const taken = files.slice(0, Math.max(0, room)).map((file) => ({ key: crypto.randomUUID(), file }));
    const fits = ({ file }: { readonly file: File }) => file.size <= limits.maxBytes && file.size > 0;
    waiting.current.push(...taken.filter(fits));
    setUploads((all) => [
      ...all,
      ...taken.map(({ key, file }): Upload => ({
        key,
        name: file.name,
        bytes: file.size,
        state: fits({ file })
          ? { is: 'uploading', share: 0 }
          : { is: 'failed', why: file.size === 0 ? 'empty' : 'too-large' },
      })),
    ]);
    pump();
  };
  const restore = (attachments: readonly Attachment[]) =>
    setUploads((all) => [
      ...all,
      ...attachments
        .filter(({ id }) => all.every(({ state }) => state.is !== 'ready' || state.attachment.id !== id))
        .map((attachment): Upload => ({
          key: attachment.id,
          name: attachment.name,
          bytes: attachment.bytes,
          state: { is: 'ready', attachment },
        })),
    ]);
  const remove = (key: string) => {
    waiting.current = waiting.current.filter((entry) => entry.key !== key);
    running.current.get(key)?.cancel();
    running.current.delete(key);
    setTooMany(false);
    setUploads((all) => all.filter((upload) => upload.key !== key));
    pump();
  };
  const clear = () => {
    setTooMany(false);
    setUploads([]);
  };
  return { uploads, limits, tooMany, add, restore, remove, clear };
}
