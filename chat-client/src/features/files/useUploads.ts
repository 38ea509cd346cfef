import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useChat } from '../../app/chat';
import { server } from '../../app/server';
import type { Attachment } from '../../socket/frames';
import type { Limits, TrayContent } from './Tray';

const USUAL: Limits = { maxBytes: 26_214_400, mostOfMessage: 10 };

export type Uploads = TrayContent & {
  readonly limits: Limits;
  readonly add: (files: readonly File[]) => void;
  /** Takes back what was sent before and is to be sent again. */
  readonly restore: (attachments: readonly Attachment[]) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
};

/** The files of a message that is being written. */
export function useUploads(conversation: string): Uploads {
  const tray = useChat().trays.of(conversation);
  const content = useSyncExternalStore(tray.subscribe, tray.content);
  const limits =
    useQuery({
      queryKey: ['attachment-limits'],
      queryFn: ({ signal }) => server.get<Limits>('/api/attachments/limits', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }).data ?? USUAL;
  return {
    ...content,
    limits,
    add: (files) => tray.add(files, limits),
    restore: (attachments) => tray.restore(attachments),
    remove: (key) => tray.remove(key),
    clear: () => tray.clear(),
  };
}
