import type { RecordView } from '../../api/archive';

/** The records of one local day, in the order they happened. */
export type Day = { readonly day: string; readonly records: readonly RecordView[] };

/** Groups records by the day they happened on, where the reader sits. */
export function byDay(records: readonly RecordView[]): Day[] {
  const days: { day: string; records: RecordView[] }[] = [];
  for (const record of records) {
    const day = new Date(record.at).toDateString();
    const last = days.at(-1);
    if (last?.day === day) {
      last.records.push(record);
    } else {
      days.push({ day, records: [record] });
    }
  }
  return days;
}
