/** A stretch of message text: plain, or a link the reader may follow. */
export type TextPart = {
  readonly text: string;
  readonly start: number;
  readonly href?: string;
  readonly host?: string;
};

const CANDIDATE = /\bhttps?:\/\/[^\s<>"'`{}|\\^\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069]+/giu;
const TRAILING = /[.,;:!?…»”’)\]،؛؟]+$/u;

/**
 * Finds links. Only `http` and `https` count, without credentials in them; punctuation that ends a sentence stays
 * outside, a closing bracket stays inside when its opening one is there. `host` is what the browser will really
 * visit, punycode and all, to be shown where it differs from what is written.
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const written = withoutTail(match[0]);
    const url = parse(written);
    if (url !== undefined) {
      if (match.index > at) {
        parts.push({ text: text.slice(at, match.index), start: at });
      }
      parts.push({ text: written, start: match.index, href: url.href, host: url.host });
      at = match.index + written.length;
    }
  }
  if (at < text.length) {
    parts.push({ text: text.slice(at), start: at });
  }
  return parts;
}

function withoutTail(candidate: string): string {
  const tail = TRAILING.exec(candidate)?.[0] ?? '';
  const bare = candidate.slice(0, candidate.length - tail.length);
  return tail.startsWith(')') && bare.split('(').length > bare.split(')').length ? `${bare})` : bare;
}

function parse(written: string): URL | undefined {
  if (!URL.canParse(written)) {
    return undefined;
  }
  const url = new URL(written);
  return url.username === '' && url.password === '' && url.hostname !== '' ? url : undefined;
}
