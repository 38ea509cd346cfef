/** A stretch of a text in UTF-16 units, end exclusive, as the services count them. */
export type Span = readonly [start: number, end: number];

/** A stretch of text, marked or not, with where it starts. */
export type Piece = { readonly text: string; readonly marked: boolean; readonly start: number };

/** Cuts a text at its spans. Spans may overlap, come unsorted or reach past the end; every unit comes out once. */
export function piecesOf(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (start: number, end: number, marked: boolean) => {
    const last = pieces.at(-1);
    if (last !== undefined && last.marked === marked) {
      pieces[pieces.length - 1] = { ...last, text: last.text + text.slice(start, end) };
    } else {
      pieces.push({ text: text.slice(start, end), marked, start });
    }
  };
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (to > from) {
      if (from > at) {
        add(at, from, false);
      }
      add(from, to, true);
      at = to;
    }
  }
  if (at < text.length) {
    add(at, text.length, false);
  }
  return pieces;
}
