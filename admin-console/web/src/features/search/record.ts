import type { Conversation, Person, RecordAnswer, RecordType, Verdict } from '../../api/archive';

/** The parts of a journal record that the console shows by name. */
export type JournalRecord = {
  readonly id: string;
  readonly type: RecordType;
  readonly at: string;
  readonly partition: number;
  readonly position: number;
  readonly actor: Person;
  readonly member: Person | undefined;
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
    member: given.member,
    conversation: given.conversation,
    // A verdict on a conversation's name stands without content; one on joining is on no text at all.
    text:
      given.content?.text ??
      ((given.type === 'conversation.created' || given.type === 'conversation.renamed') && given.verdict
        ? (given.conversation?.name ?? undefined)
        : undefined),
    verdict: given.verdict,
  };
}
