import { describe, expect, it } from 'vitest';
import { piecesOf } from './spans';

const shown = (text: string, spans: [number, number][]) =>
  piecesOf(text, spans)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('piecesOf', () => {
  it('marks each span and keeps the rest', () => {
    expect(
      shown('send me the file', [
        [0, 4],
        [12, 16],
      ]),
    ).toBe('[send] me the [file]');
  });

  it('joins spans that overlap or touch, in any order', () => {
    expect(
      shown('abcdef', [
        [3, 5],
        [1, 3],
        [2, 4],
      ]),
    ).toBe('a[bcde]f');
  });

  it('survives spans past the end, empty or turned round', () => {
    expect(
      shown('abc', [
        [2, 9],
        [1, 1],
        [2, 1],
      ]),
    ).toBe('ab[c]');
    expect(shown('abc', [[7, 9]])).toBe('abc');
  });

  it('counts UTF-16 units, so that offsets behind an emoji hold', () => {
    expect(shown('😀 hi', [[3, 5]])).toBe('😀 [hi]');
  });
});
