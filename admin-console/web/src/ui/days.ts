type Day = { readonly day: string; readonly hits: number };

/** The last so many days up to one, in UTC, with none where nothing was counted. */
export function lastDays(counted: readonly Day[], count: number, today: Date): Day[] {
  const hits = new Map(counted.map((one) => [one.day, one.hits]));
  return Array.from({ length: count }, (_, place) => {
    const at = new Date(today.getTime() - (count - 1 - place) * 86_400_000);
    const day = at.toISOString().slice(0, 10);
    return { day, hits: hits.get(day) ?? 0 };
  });
}
