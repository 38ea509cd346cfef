import type { Attachment } from '../../socket/frames';
import type { Sending, sendFile, Upload, UploadState } from './uploads';

/** How many files a message takes, and how large each may be. */
export type Limits = { readonly maxBytes: number; readonly mostOfMessage: number };

/** What stands in a tray at one moment. */
export type TrayContent = {
  readonly uploads: readonly Upload[];
  /** Some did not fit in one message. */
  readonly tooMany: boolean;
};

/** How many go at once: the server takes three. */
const AT_ONCE = 2;
const EMPTY: TrayContent = { uploads: [], tooMany: false };

/**
 * The files of one conversation's message that is being written. It belongs to the page and not to what is
 * on the screen, so uploads go on while their author looks at something else.
 */
export class Tray {
  #content = EMPTY;
  #waiting: { readonly key: string; readonly file: File }[] = [];
  readonly #running = new Map<string, Sending>();
  readonly #listeners = new Set<() => void>();
  readonly #conversation: string;
  readonly #send: typeof sendFile;

  constructor(conversation: string, send: typeof sendFile) {
    this.#conversation = conversation;
    this.#send = send;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly content = (): TrayContent => this.#content;

  add(files: readonly File[], { maxBytes, mostOfMessage }: Limits): void {
    const room = mostOfMessage - this.#content.uploads.length;
    const taken = files.slice(0, Math.max(0, room)).map((file) => ({ key: crypto.randomUUID(), file }));
    const fits = ({ file }: { readonly file: File }) => file.size <= maxBytes && file.size > 0;
    this.#waiting.push(...taken.filter(fits));
    this.#set({
      tooMany: files.length > room,
      uploads: [
        ...this.#content.uploads,
        ...taken.map(({ key, file }): Upload => ({
          key,
          name: file.name,
          bytes: file.size,
          state: fits({ file })
            ? { is: 'uploading', share: 0 }
            : { is: 'failed', why: file.size === 0 ? 'empty' : 'too-large' },
        })),
      ],
    });
    this.#pump();
  }

  /** Takes back what was sent before and is to be sent again. */
  restore(attachments: readonly Attachment[]): void {
    const { uploads, tooMany } = this.#content;
    this.#set({
      tooMany,
      uploads: [
        ...uploads,
        ...attachments
          .filter(({ id }) =>
            uploads.every(({ state }) => state.is !== 'ready' || state.attachment.id !== id),
          )
          .map((attachment): Upload => ({
            key: attachment.id,
            name: attachment.name,
            bytes: attachment.bytes,
            state: { is: 'ready', attachment },
          })),
      ],
    });
  }

  remove(key: string): void {
    this.#waiting = this.#waiting.filter((entry) => entry.key !== key);
    this.#running.get(key)?.cancel();
    this.#running.delete(key);
    this.#set({ tooMany: false, uploads: this.#content.uploads.filter((upload) => upload.key !== key) });
    this.#pump();
  }

  /** Empties it once its files are in a message; only what is ready ever is. */
  clear(): void {
    this.#set(EMPTY);
  }

  #pump(): void {
    while (this.#running.size < AT_ONCE) {
      const entry = this.#waiting.shift();
      if (entry === undefined) {
        return;
      }
      const { key, file } = entry;
      const settled = (state: UploadState) => {
        this.#running.delete(key);
        this.#change(key, state);
        this.#pump();
      };
      this.#running.set(
        key,
        this.#send(this.#conversation, file, {
          progress: (share) => this.#change(key, { is: 'uploading', share }),
          done: (attachment) => settled({ is: 'ready', attachment }),
          failed: (why) => settled({ is: 'failed', why }),
        }),
      );
    }
  }

  #change(key: string, state: UploadState): void {
    const { uploads, tooMany } = this.#content;
    this.#set({
      tooMany,
      uploads: uploads.map((upload) =>
        upload.key === key ? { key, name: upload.name, bytes: upload.bytes, state } : upload,
      ),
    });
  }

  #set(content: TrayContent): void {
    this.#content = content;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

/** The trays of a page, one for each conversation somebody added a file in. */
export class Trays {
  readonly #trays = new Map<string, Tray>();
  readonly #send: typeof sendFile;

  constructor(send: typeof sendFile) {
    this.#send = send;
  }

  of(conversation: string): Tray {
    const known = this.#trays.get(conversation) ?? new Tray(conversation, this.#send);
    this.#trays.set(conversation, known);
    return known;
  }
}
