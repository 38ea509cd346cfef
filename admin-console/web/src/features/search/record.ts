import type { Conversation, Person, RecordAnswer, RecordType, Verdict } from '../../api/archive';

/** The parts of a journal record that the console shows by name. */
export type JournalRecord = {
  readonly id: string;
  readonly type: RecordType;
  readonly at: string;
  readonly partition: number;
  readonly position: number;
  readonly actor: Person;
  readonly conversation: Conversation | undefined;
  readonly text: string | undefined;
  readonly verdict: Verdict | undefined;
};

/** Picks the named parts out of a record; the archive has checked its form before storing it. */
export function readRecord(record: RecordAnswer['record']): JournalRecord {
  const given = record as Omit<JournalRecord, 'text'> & { readonly content?: { readonly text?: string } };
  return {
    id: given.id,
    type: given.type,
    at: given.at,
    partition: given.partition,
    position: given.position,
    actor: given.actor,
    conversation: given.conversation,
    // Where a verdict stands without content, it is on the conversation's name.
    text: given.content?.text ?? (given.verdict && (given.conversation?.name ?? undefined)),
    verdict: given.verdict,
  };
}
