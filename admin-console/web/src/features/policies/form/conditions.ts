import { isMapping } from '../document';

/** The conditions the form can write field by field. */
export const editable = [
  'lexicon',
  'regex',
  'detect',
  'near',
  'atLeast',
  'all',
  'any',
  'not',
  'window',
  'language',
  'always',
] as const;

/** The conditions it shows as YAML. */
export const written = ['link', 'file', 'burst', 'barrier'] as const;

export const conditionKinds = [...editable, ...written] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** Which kind a condition is, or undefined for what is none. */
export function kindOf(condition: unknown): ConditionKind | undefined {
  const keys = isMapping(condition) ? Object.keys(condition) : [];
  return keys.length === 1 ? conditionKinds.find((kind) => kind === keys[0]) : undefined;
}

/** A new condition of a kind. */
export function emptyCondition(kind: ConditionKind): unknown {
  switch (kind) {
    case 'lexicon':
      return { lexicon: [] };
    case 'regex':
      return { regex: '' };
    case 'detect':
      return { detect: '' };
    case 'near':
      return { near: { of: [{ lexicon: [] }, { lexicon: [] }], within: '50 characters' } };
    case 'atLeast':
      return { atLeast: { count: 3, of: { lexicon: [] } } };
    case 'all':
      return { all: [{ lexicon: [] }, { lexicon: [] }] };
    case 'any':
      return { any: [{ lexicon: [] }, { lexicon: [] }] };
    case 'not':
      return { not: { lexicon: [] } };
    case 'window':
      return { window: { messages: 4, within: 'PT1M', of: { detect: '' } } };
    case 'language':
      return { language: ['en'] };
    case 'always':
      return { always: true };
    case 'link':
      return { link: { domains: ['example.com'] } };
    case 'file':
      return { file: { names: ['*.exe'] } };
    case 'burst':
      return { burst: { same: 'link', people: 20, within: 'PT10M' } };
    case 'barrier':
      return { barrier: { between: [['research'], ['trading']] } };
  }
}

/** Another kind of condition; what was there becomes part of it where it can. */
export function turnedInto(kind: ConditionKind, condition: unknown): unknown {
  const had = kindOf(condition) === undefined ? undefined : condition;
  if (had !== undefined && kind === 'not') {
    return { not: had };
  }
  if (had !== undefined && (kind === 'all' || kind === 'any')) {
    const held = kindOf(had);
    const parts = held === 'all' || held === 'any' ? (had as Record<string, unknown>)[held] : undefined;
    return { [kind]: parts ?? [had, { lexicon: [] }] };
  }
  return emptyCondition(kind);
}
