import type { Span } from '@chancery/web-shell/ui';

const PREFIX = 'chancery.outbox.originals.';
const KEPT = 50;
/** Beyond so many words on both sides, the difference is shown as one stretch. */
const MOST_CELLS = 1_000_000;

type Originals = readonly (readonly [id: string, text: string])[];

/** Keeps, for this tab, what a person wrote where policies removed parts: the server shows what was delivered. */
export function keepOriginal(person: string, id: string, text: string): void {
  try {
    const others = read(person).filter(([known]) => known !== id);
    sessionStorage.setItem(PREFIX + person, JSON.stringify([...others, [id, text]].slice(-KEPT)));
  } catch {
    // Storage is full or barred; the note then stands without the difference.
  }
}

/** What a person wrote, if this tab has it. */
export function originalOf(person: string, id: string): string | undefined {
  return read(person).find(([known]) => known === id)?.[1];
}

/** The stretches of the original that are not in what was delivered, by whole words. */
export function removedSpans(original: string, delivered: string): Span[] {
  const before = wordsOf(original);
  const after = wordsOf(delivered);
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.text === after[head]?.text) {
    head++;
  }
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail)?.text === after.at(-1 - tail)?.text) {
    tail++;
  }
  const removed = before.slice(head, before.length - tail);
  const kept = after.slice(head, after.length - tail);
  const survives = removed.length * kept.length > MOST_CELLS ? new Set<number>() : commonOf(removed, kept);
  const spans: Span[] = [];
  for (const [at, { text, start }] of removed.entries()) {
    const last = spans.at(-1);
    if (survives.has(at) || text.trim() === '') {
      continue;
    }
    if (last !== undefined && original.slice(last[1], start).trim() === '' && !survives.has(at - 1)) {
      spans[spans.length - 1] = [last[0], start + text.length];
    } else {
      spans.push([start, start + text.length]);
    }
  }
  return spans;
}

type Word = { readonly text: string; readonly start: number };

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\s+|[^\s]+/gu)].map((match) => ({ text: match[0], start: match.index }));
}

/** The places in `left` of a longest common subsequence. */
function commonOf(left: readonly Word[], right: readonly Word[]): ReadonlySet<number> {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const length = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row--) {
    for (let column = right.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        left[row]?.text === right[column]?.text
          ? length(row + 1, column + 1) + 1
          : Math.max(length(row + 1, column), length(row, column + 1));
    }
  }
  const common = new Set<number>();
  let row = 0;
  let column = 0;
  while (row < left.length && column < right.length) {
    if (left[row]?.text === right[column]?.text) {
      common.add(row++);
      column++;
    } else if (length(row + 1, column) >= length(row, column + 1)) {
      row++;
    } else {
      column++;
    }
  }
  return common;
}

function read(person: string): Originals {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + person) ?? '[]') as Originals;
  } catch {
    return [];
  }
}
