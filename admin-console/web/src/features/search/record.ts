import type {
  Conversation,
  Person,
  RecordAnswer,
  RecordedFile,
  OpenedType,
  Verdict,
} from '../../api/archive';

/** The parts of a journal record that the console shows by name. */
export type JournalRecord = {
  readonly id: string;
  readonly type: OpenedType;
  readonly at: string;
  readonly partition: number;
  readonly position: number;
  readonly actor: Person;
  readonly member: Person | undefined;
  readonly conversation: Conversation | undefined;
  readonly text: string | undefined;
  /** What an edited message said until then. */
  readonly before: string | undefined;
  /** Whose words a message passes on, and where they were written. */
  readonly forwarded:
    | {
        readonly message: string;
        readonly conversation: string;
        readonly sender: Person;
        readonly at: string;
      }
    | undefined;
  /** What was attached, stored or opened. */
  readonly files: readonly RecordedFile[];
  readonly verdict: Verdict | undefined;
  /** What others read, where parts were taken out. */
  readonly delivered: string | undefined;
  /** That its sender went on in spite of a warning. */
  readonly override: { readonly warned: string; readonly reason?: string } | undefined;
  /** The message a decision or an objection is about, and who wrote it. */
  readonly of: { readonly id: string; readonly position: number } | undefined;
  readonly sender: Person | undefined;
  readonly reason: string | undefined;
  readonly ruling: 'upheld' | 'overturned' | undefined;
  readonly policy: PublishedPolicy | undefined;
};

type PublishedPolicy = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly reason?: string;
  readonly restores?: number;
  readonly emergency?: boolean;
};

/** Picks the named parts out of a record; the archive has checked its form before storing it. */
export function readRecord(record: RecordAnswer['record']): JournalRecord {
  const given = record as Omit<JournalRecord, 'text' | 'before' | 'forwarded' | 'delivered' | 'files'> & {
    readonly attachment?: RecordedFile;
    readonly content?: Partial<Pick<JournalRecord, 'text' | 'before' | 'forwarded' | 'delivered'>> & {
      readonly attachments?: readonly RecordedFile[];
    };
  };
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
    files: given.attachment === undefined ? (given.content?.attachments ?? []) : [given.attachment],
    verdict: given.verdict,
    before: given.content?.before,
    forwarded: given.content?.forwarded,
    delivered: given.content?.delivered,
    override: given.override,
    of: given.of,
    sender: given.sender,
    reason: given.reason,
    ruling: given.ruling,
    policy: given.policy,
  };
}
