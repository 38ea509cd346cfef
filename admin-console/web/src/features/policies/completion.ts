import { isMapping } from './document';
import type { Mapping, Path } from './document';

/** Something that may be written at a place: a member's name or a value. */
export type Choice = { readonly label: string; readonly detail?: string };

/** The members a mapping at this place may have, by the schema. */
export function memberNames(schema: unknown, path: Path): Choice[] {
  const found = new Map<string, Choice>();
  for (const at of schemasAt(schema, path)) {
    if (isMapping(at['properties'])) {
      for (const [name, member] of Object.entries(at['properties'])) {
        const detail = describe(schema, member);
        found.set(name, detail === undefined ? { label: name } : { label: name, detail });
      }
    }
  }
  return [...found.values()];
}

/** The values the schema lists for this place. */
export function memberChoices(schema: unknown, path: Path): Choice[] {
  const found = new Set<string>();
  for (const at of schemasAt(schema, path)) {
    for (const of of [at, ...alternatives(schema, at['items'])]) {
      if (Array.isArray(of['enum'])) {
        of['enum'].forEach((value) => found.add(String(value)));
      }
      if (typeof of['const'] === 'string') {
        found.add(of['const']);
      }
      if (of['type'] === 'boolean') {
        found.add('true').add('false');
      }
    }
  }
  return [...found].map((label) => ({ label }));
}

/**
 * Where in the document a line of YAML in block style stands, told from indentation alone, so that it also works
 * while the text is not yet YAML. List items count by their place.
 */
export function pathAt(lines: readonly string[], line: number, indent: number): Path {
  const path: (string | number)[] = [];
  let within = indent;
  for (let above = line - 1; above >= 0 && within > 0; above -= 1) {
    const entry = /^(\s*)((?:- +)*)(?:([\w-]+)\s*:(?:\s.*)?)?$/.exec(lines[above] ?? '');
    if (entry === null || (lines[above] ?? '').trim() === '') {
      continue;
    }
    const [, blanks = '', dashes = '', key] = entry;
    const column = blanks.length + dashes.length;
    if (key !== undefined && column < within) {
      path.unshift(key);
      within = column;
    }
    if (dashes !== '' && blanks.length < within) {
      path.unshift(0);
      within = blanks.length;
      // A list may stand as far in as the key that holds it.
      const holder = holderOf(lines, above, blanks.length);
      if (holder !== undefined) {
        path.unshift(holder.key);
        within = holder.column;
        above = holder.line;
      }
    }
  }
  return path;
}

/** Where a member stands whose line begins with this indentation, dashes included. */
export function placeOf(lines: readonly string[], line: number, lead: string): Path {
  const dash = lead.indexOf('-');
  return dash < 0 ? pathAt(lines, line, lead.length) : [...pathAt(lines, line, dash), 0];
}

function holderOf(lines: readonly string[], line: number, indent: number) {
  for (let above = line - 1; above >= 0; above -= 1) {
    const entry = /^(\s*(?:- +)*)([\w-]+)\s*:\s*$/.exec(lines[above] ?? '');
    if (entry !== null && (entry[1] ?? '').length <= indent) {
      return { key: entry[2] ?? '', column: (entry[1] ?? '').length, line: above };
    }
  }
  return undefined;
}

/** Every schema that may describe a place: alternatives are all followed. */
function schemasAt(schema: unknown, path: Path): readonly Mapping[] {
  return path.reduce<readonly Mapping[]>(
    (holders, step) => holders.flatMap((holder) => stepInto(schema, holder, step)),
    alternatives(schema, schema),
  );
}

function stepInto(root: unknown, holder: Mapping, step: string | number): readonly Mapping[] {
  if (typeof step === 'number') {
    return alternatives(root, holder['items']);
  }
  const properties = holder['properties'];
  const member = isMapping(properties) ? properties[step] : undefined;
  return alternatives(root, member ?? holder['additionalProperties']);
}

function alternatives(root: unknown, schema: unknown, depth = 0): readonly Mapping[] {
  if (!isMapping(schema) || depth > 8) {
    return [];
  }
  const { $ref: reference } = schema;
  const referred =
    typeof reference === 'string' ? alternatives(root, resolve(root, reference), depth + 1) : [];
  const branches = ['oneOf', 'anyOf', 'allOf'].flatMap((word) => {
    const list = schema[word];
    return Array.isArray(list) ? list.flatMap((branch) => alternatives(root, branch, depth + 1)) : [];
  });
  return [schema, ...referred, ...branches];
}

function resolve(root: unknown, reference: string): unknown {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .filter((step) => step !== '')
    .reduce<unknown>((value, step) => (isMapping(value) ? value[step] : undefined), root);
}

function describe(root: unknown, schema: unknown): string | undefined {
  const said = alternatives(root, schema).find((one) => typeof one['description'] === 'string');
  return said === undefined ? undefined : String(said['description']);
}
