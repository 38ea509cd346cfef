/** The first instant of a day, in UTC. */
export function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The first instant after a day, in UTC. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().replace('.000Z', 'Z');
}
