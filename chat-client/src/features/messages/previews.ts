import { useSyncExternalStore } from 'react';
import type { LinkPreview, PreviewFrame } from '../../socket/frames';
import type { Message } from './history';

const KEPT = 500;

/** What came live of previews; it is newer than what came with pages of history. */
const live = new Map<string, LinkPreview | null>();
const listeners = new Set<() => void>();

/** Takes in what the page a message links to says of itself, or that it is shown no more. */
export function notePreview({ message, preview }: PreviewFrame): void {
  live.delete(message);
  live.set(message, preview ?? null);
  if (live.size > KEPT) {
    const [oldest] = live.keys();
    live.delete(oldest ?? '');
  }
  tell();
}

/** Forgets what came live, where history is fetched afresh. */
export function forgetPreviews(): void {
  live.clear();
  tell();
}

/** What is shown beside a message; nothing once its link no longer stands in it. */
export function usePreview(message: Message): LinkPreview | undefined {
  const came = useSyncExternalStore(subscribe, () => live.get(message.id));
  return previewOf(message, came);
}

/** @param came what came live: null for a preview that is shown no more, undefined for nothing */
export function previewOf(message: Message, came: LinkPreview | null | undefined): LinkPreview | undefined {
  const preview = came === undefined ? message.preview : came;
  return preview !== undefined && preview !== null && message.text.includes(preview.link)
    ? preview
    : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}
