import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SeenStatus } from '../../socket/frames';

const TYPING_MILLIS = 6_000;
const NOBODY: readonly string[] = [];

/** What passes: who is there and who is typing. Nothing here is kept or recorded. */
export class LivePeople {
  readonly #status = new Map<string, SeenStatus>();
  readonly #typing = new Map<string, ReadonlyMap<string, ReturnType<typeof setTimeout>>>();
  readonly #typists = new Map<string, readonly string[]>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  status(person: string): SeenStatus {
    return this.#status.get(person) ?? 'offline';
  }

  /** Who types in a conversation now, by id; the same array until that changes. */
  typists(conversation: string): readonly string[] {
    return this.#typists.get(conversation) ?? NOBODY;
  }

  seen(person: string, status: SeenStatus): void {
    this.#status.set(person, status);
    this.#changed();
  }

  types(conversation: string, person: string): void {
    this.#stop(conversation, person);
    const timer = setTimeout(() => this.stopsTyping(conversation, person), TYPING_MILLIS);
    this.#setTypists(conversation, new Map(this.#typing.get(conversation)).set(person, timer));
  }

  /** A message from someone ends their typing at once. */
  stopsTyping(conversation: string, person: string): void {
    if (this.#stop(conversation, person)) {
      const rest = new Map(this.#typing.get(conversation));
      rest.delete(person);
      this.#setTypists(conversation, rest);
    }
  }

  #stop(conversation: string, person: string): boolean {
    const timer = this.#typing.get(conversation)?.get(person);
    clearTimeout(timer);
    return timer !== undefined;
  }

  #setTypists(conversation: string, typing: ReadonlyMap<string, ReturnType<typeof setTimeout>>): void {
    this.#typing.set(conversation, typing);
    this.#typists.set(conversation, [...typing.keys()]);
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

export const LivePeopleContext = createContext(new LivePeople());

/** A person's presence as others may see it; invisible looks like offline. */
export function usePresence(person: string | undefined): Exclude<SeenStatus, 'invisible'> {
  const live = useContext(LivePeopleContext);
  const status = useSyncExternalStore(live.subscribe, () =>
    person === undefined ? 'offline' : live.status(person),
  );
  return status === 'invisible' ? 'offline' : status;
}

/** Who types in a conversation now, by id. */
export function useTypists(conversation: string): readonly string[] {
  const live = useContext(LivePeopleContext);
  return useSyncExternalStore(live.subscribe, () => live.typists(conversation));
}
