import type { DiffLine } from '../../../api/policies';

/** Longer texts are compared by their beginnings and ends only. */
const LINES = 3_000;

/** How one text becomes another, line by line: the longest common part stays. */
export function diffOf(before: string, after: string): DiffLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const lines: DiffLine[] = [];
  const same = (i: number, j: number) =>
    lines.push({ kind: 'same', text: a[i] ?? '', fromLine: i + 1, toLine: j + 1 });
  const removed = (i: number) => lines.push({ kind: 'removed', text: a[i] ?? '', fromLine: i + 1 });
  const added = (j: number) => lines.push({ kind: 'added', text: b[j] ?? '', toLine: j + 1 });
  for (let i = 0; i < start; i += 1) {
    same(i, i);
  }
  const [lastA, lastB] = [a.length - end, b.length - end];
  const common =
    lastA - start > LINES || lastB - start > LINES ? undefined : lengths(a, b, start, lastA, lastB);
  let [i, j] = [start, start];
  while (i < lastA || j < lastB) {
    if (common !== undefined && i < lastA && j < lastB && a[i] === b[j]) {
      same(i, j);
      i += 1;
      j += 1;
    } else if (i < lastA && (j >= lastB || common === undefined || common(i + 1, j) >= common(i, j + 1))) {
      removed(i);
      i += 1;
    } else {
      added(j);
      j += 1;
    }
  }
  for (let k = 0; k < end; k += 1) {
    same(lastA + k, lastB + k);
  }
  return lines;
}

/** The length of the longest common part of both texts from a pair of lines on. */
function lengths(a: readonly string[], b: readonly string[], start: number, lastA: number, lastB: number) {
  const width = lastB - start + 1;
  const table = new Uint16Array((lastA - start + 1) * width);
  for (let i = lastA - 1; i >= start; i -= 1) {
    for (let j = lastB - 1; j >= start; j -= 1) {
      const at = (i - start) * width + (j - start);
      table[at] =
        a[i] === b[j]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  return (i: number, j: number) => table[(i - start) * width + (j - start)] ?? 0;
}

/** A row of two columns; an empty side stands where a line has no counterpart. */
export type Pair = { readonly left: DiffLine | undefined; readonly right: DiffLine | undefined };

/** The lines side by side: what was removed stands beside what came in its place. */
export function pairsOf(lines: readonly DiffLine[]): Pair[] {
  const pairs: Pair[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = () => {
    for (let place = 0; place < Math.max(removed.length, added.length); place += 1) {
      pairs.push({ left: removed[place], right: added[place] });
    }
    removed = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind === 'same') {
      flush();
      pairs.push({ left: line, right: line });
    } else if (line.kind === 'removed') {
      removed.push(line);
    } else {
      added.push(line);
    }
  }
  flush();
  return pairs;
}

/** How many rows are not shown, and before which. */
export type LeftOut = { readonly leftOut: number; readonly before: number };

/** Lines around changes; long unchanged stretches are given as how many were left out. */
export function around<Row>(
  rows: readonly Row[],
  changed: (row: Row) => boolean,
  context = 3,
): (Row | LeftOut)[] {
  const near = rows.map((_, place) =>
    rows.slice(Math.max(0, place - context), place + context + 1).some(changed),
  );
  const shown: (Row | LeftOut)[] = [];
  let leftOut = 0;
  rows.forEach((row, place) => {
    if (near[place] === true) {
      if (leftOut > 0) {
        shown.push({ leftOut, before: place });
        leftOut = 0;
      }
      shown.push(row);
    } else {
      leftOut += 1;
    }
  });
  if (leftOut > 0) {
    shown.push({ leftOut, before: rows.length });
  }
  return shown;
}
