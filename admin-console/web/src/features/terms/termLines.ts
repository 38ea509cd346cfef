import type { Term } from '../../api/termLists';

/** The terms as somebody edits them: one a line, a note behind a bar. */
export function linesOf(terms: readonly Term[]): string {
  return terms.map(({ term, note }) => (note === undefined ? term : `${term} | ${note}`)).join('\n');
}

/** The terms of edited lines, each once. What a line does not show, such as a term's expiry, is carried along. */
export function termsFrom(lines: string, before: readonly Term[]): Term[] {
  const known = new Map(before.map((term) => [term.term, term]));
  const terms = new Map<string, Term>();
  for (const line of lines.split('\n')) {
    const bar = line.indexOf(' | ');
    const term = (bar < 0 ? line : line.slice(0, bar)).trim();
    const note = bar < 0 ? '' : line.slice(bar + 3).trim();
    if (term !== '') {
      const expires = known.get(term)?.expires;
      terms.set(term, {
        term,
        ...(note === '' ? {} : { note }),
        ...(expires === undefined ? {} : { expires }),
      });
    }
  }
  return [...terms.values()];
}
