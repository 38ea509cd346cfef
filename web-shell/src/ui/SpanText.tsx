import { piecesOf } from './spans';
import type { Span } from './spans';

type SpanTextProps = { readonly text: string; readonly spans: readonly Span[] };

/** Text with its spans marked, as plain text nodes: nothing in it is ever read as markup. */
export function SpanText({ text, spans }: SpanTextProps) {
  return piecesOf(text, spans).map((piece) =>
    piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
  );
}
