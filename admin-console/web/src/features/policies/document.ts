import { Pair, Scalar, isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { Document } from 'yaml';

/** A place in a policy's text: keys and indices from the outside in. */
export type Path = readonly (string | number)[];

/** A mapping as YAML has it. What it holds is for the reader to check. */
export type Mapping = Readonly<Record<string, unknown>>;

/** A policy's text, read. The text stays what is edited and saved; this is only a reading of it. */
export type Reading =
  | { readonly readable: true; readonly policy: Mapping }
  | { readonly readable: false; readonly message: string; readonly line: number | undefined };

/** Reads a policy's text as far as YAML goes; whether it is a policy the server tells. */
export function read(text: string): Reading {
  const document = parse(text);
  const [error] = document.errors;
  if (error !== undefined) {
    return { readable: false, message: error.message.split('\n', 1)[0] ?? '', line: error.linePos?.[0].line };
  }
  const value: unknown = document.toJS();
  return isMapping(value)
    ? { readable: true, policy: value }
    : { readable: false, message: '', line: undefined };
}

/** The text with one value set; comments and everything around it stay as written. */
export function withValue(text: string, path: Path, value: unknown): string {
  const document = parse(text);
  if (document.errors.length > 0 || !isMap(document.contents)) {
    return text;
  }
  if (isNothing(value)) {
    document.deleteIn(path);
    dropEmptied(document, path.slice(0, -1));
  } else {
    const spliced = withScalar(text, document, path, value);
    if (spliced !== undefined) {
      return spliced;
    }
    set(document, path, value);
  }
  return print(document, text);
}

/** The text without the item or member at a place. */
export function without(text: string, path: Path): string {
  return withValue(text, path, undefined);
}

/** The text of a new policy. */
export function blank(): string {
  return `policy: ""
name: ""
severity: medium
rules:
  - id: first
    outcome: warn
    tips:
      en: ""
    when:
      lexicon: []
`;
}

/** A value as YAML by itself, for what the form has no field for. */
export function snippet(value: unknown): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** Reads a snippet; undefined when it is no YAML. */
export function readSnippet(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** The value at a place of a reading, or undefined. */
export function valueAt(of: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      Array.isArray(value) ? value[Number(step)] : isMapping(value) ? value[String(step)] : undefined,
    of,
  );
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as text, and nothing for what is no text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A list of texts; a single text counts as a list of one. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : value === undefined ? [] : [textOf(value)];
}

/** An id made from a name: `Off-channel talk` becomes `off-channel-talk`; empty when no letter is Latin. */
export function idFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
}

function parse(text: string): Document {
  return parseDocument(text);
}

/** Spaces inside of brackets are as the author has them. */
function print(document: Document, before: string): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: !/(?:: |- )[{[][^\s\]}]/.test(before) });
}

/** The text with just the characters of one plain value exchanged, if that says the same as setting it. */
function withScalar(text: string, document: Document, path: Path, value: unknown): string | undefined {
  const there: unknown = document.getIn(path, true);
  const [from, to] = (isScalar(there) ? there.range : undefined) ?? [0, 0];
  if (!isScalar(there) || from === to || isMapping(value) || Array.isArray(value)) {
    return undefined;
  }
  const quoted = there.type === Scalar.QUOTE_DOUBLE;
  if (!quoted && there.type !== Scalar.PLAIN) {
    return undefined;
  }
  const written = quoted ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
  const spliced = text.slice(0, from) + written + text.slice(to);
  set(document, path, value);
  const said = parse(spliced);
  return said.errors.length === 0 && JSON.stringify(said.toJS()) === JSON.stringify(document.toJS())
    ? spliced
    : undefined;
}

/** The order in which policies and their rules are usually written. */
const usual = [
  ['policy', 'name', 'description', 'owner', 'severity', 'queue', 'hints', 'scope', 'except', 'rules'],
  [
    'id',
    'name',
    'outcome',
    'severity',
    'reason',
    'replacement',
    'tips',
    'when',
    'unless',
    'except',
    'examples',
  ],
];

function set(document: Document, path: Path, value: unknown): void {
  const holder: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const order = usual[path.length === 1 ? 0 : path.length === 3 && path[0] === 'rules' ? 1 : 2];
  const key = path.at(-1);
  const place = order?.indexOf(String(key)) ?? -1;
  if (order === undefined || place < 0 || !isMap(holder) || holder.has(key)) {
    document.setIn(path, document.createNode(value));
    return;
  }
  const later = holder.items.findIndex((pair) => order.indexOf(String(pair.key)) > place);
  holder.items.splice(
    later < 0 ? holder.items.length : later,
    0,
    new Pair(document.createNode(key), document.createNode(value)),
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || (isMapping(value) && Object.keys(value).length === 0);
}

/** Removing the last member of an optional mapping removes the mapping too. */
function dropEmptied(document: Document, path: Path): void {
  const holder = path.length === 0 ? undefined : document.getIn(path);
  if (isMap(holder) && holder.items.length === 0) {
    document.deleteIn(path);
    dropEmptied(document, path.slice(0, -1));
  }
}
