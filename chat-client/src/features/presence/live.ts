import { createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import type { SeenStatus } from '../../socket/frames';

const TYPING_MILLIS = 6_000;
const TOGETHER_MILLIS = 100;
const MOST_AT_ONCE = 200;
const NOBODY: readonly string[] = [];

/** How someone is, and what they say of themselves. */
export type SeenPerson = { readonly person: string; readonly status: SeenStatus; readonly text?: string };

/** Asks the server how people are; ids it does not know are left out. */
export type AskPresence = (people: readonly string[]) => Promise<readonly SeenPerson[]>;

/** What passes: who is there and who is typing. Nothing here is kept or recorded. */
export class LivePeople {
  readonly #status = new Map<string, SeenStatus>();
  readonly #texts = new Map<string, string>();
  readonly #typing = new Map<string, ReadonlyMap<string, ReturnType<typeof setTimeout>>>();
  readonly #typists = new Map<string, readonly string[]>();
  readonly #listeners = new Set<() => void>();
  readonly #wanted = new Set<string>();
  #unasked = new Set<string>();
  #asking: ReturnType<typeof setTimeout> | undefined;
  readonly #ask: AskPresence;

  constructor(ask: AskPresence) {
    this.#ask = ask;
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Someone is shown whose presence may not be known yet; it is asked for once, together with others'. */
  want(person: string): void {
    if (!this.#wanted.has(person)) {
      this.#wanted.add(person);
      this.#askSoon([person]);
    }
  }

  /** A new line has begun; changes on the way to it were not heard. */
  askAgain(): void {
    this.#askSoon(this.#wanted);
  }

  #askSoon(people: Iterable<string>): void {
    this.#unasked = new Set([...this.#unasked, ...people]);
    if (this.#asking === undefined) {
      this.#asking = setTimeout(() => void this.#askNow(), TOGETHER_MILLIS);
    }
  }

  async #askNow(): Promise<void> {
    const people = [...this.#unasked];
    this.#unasked = new Set();
    this.#asking = undefined;
    for (let start = 0; start < people.length; start += MOST_AT_ONCE) {
      try {
        for (const { person, status, text } of await this.#ask(people.slice(start, start + MOST_AT_ONCE))) {
          this.#status.set(person, status);
          this.#note(person, text);
        }
        this.#changed();
      } catch {
        // Presence is a courtesy; the next line asks again.
        return;
      }
    }
  }

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

  /** What someone says of themselves; undefined for nothing. */
  text(person: string): string | undefined {
    return this.#texts.get(person);
  }

  says(person: string, text: string | undefined): void {
    this.#note(person, text);
    this.#changed();
  }

  #note(person: string, text: string | undefined): void {
    if (text === undefined) {
      this.#texts.delete(person);
    } else {
      this.#texts.set(person, text);
    }
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

export const LivePeopleContext = createContext(new LivePeople(() => Promise.resolve([])));

/** A person's presence as others may see it; invisible looks like offline. */
export function usePresence(person: string | undefined): Exclude<SeenStatus, 'invisible'> {
  const live = useContext(LivePeopleContext);
  useEffect(() => {
    if (person !== undefined) {
      live.want(person);
    }
  }, [live, person]);
  const status = useSyncExternalStore(live.subscribe, () =>
    person === undefined ? 'offline' : live.status(person),
  );
  return status === 'invisible' ? 'offline' : status;
}

/** What a person says of themselves beside their presence. */
export function useStatusText(person: string | undefined): string | undefined {
  const live = useContext(LivePeopleContext);
  useEffect(() => {
    if (person !== undefined) {
      live.want(person);
    }
  }, [live, person]);
  return useSyncExternalStore(live.subscribe, () => (person === undefined ? undefined : live.text(person)));
}

/** Who types in a conversation now, by id. */
export function useTypists(conversation: string): readonly string[] {
  const live = useContext(LivePeopleContext);
  return useSyncExternalStore(live.subscribe, () => live.typists(conversation));
}
