import type { Rule } from '../../api/messaging';

/** How one rule differs between two revisions. */
export type RuleChange =
  | { readonly kind: 'added' | 'removed'; readonly id: string }
  | {
      readonly kind: 'changed';
      readonly id: string;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** Fields other than terms whose value differs. */
      readonly fields: readonly string[];
    };

/** What changed from one revision's rules to a later one's. */
export function changesBetween(before: readonly Rule[], after: readonly Rule[]): RuleChange[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const now = new Map(after.map((rule) => [rule.id, rule]));
  const changes: RuleChange[] = before
    .filter((rule) => !now.has(rule.id))
    .map((rule) => ({ kind: 'removed', id: rule.id }));
  for (const rule of after) {
    const earlier = old.get(rule.id);
    if (earlier === undefined) {
      changes.push({ kind: 'added', id: rule.id });
    } else {
      const change = changeOf(earlier, rule);
      if (change !== undefined) {
        changes.push(change);
      }
    }
  }
  return changes;
}

function changeOf(before: Rule, after: Rule): RuleChange | undefined {
  const had = termsOf(before);
  const has = termsOf(after);
  const added = [...has].filter((term) => !had.has(term));
  const removed = [...had].filter((term) => !has.has(term));
  const old: Record<string, unknown> = { ...before };
  const now: Record<string, unknown> = { ...after };
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => field !== 'terms' && canonical(old[field]) !== canonical(now[field]))
    .sort();
  return added.length + removed.length + fields.length === 0
    ? undefined
    : { kind: 'changed', id: after.id, added, removed, fields };
}

function termsOf(rule: Rule): ReadonlySet<string> {
  return new Set(rule.kind === 'lexicon' ? rule.terms : []);
}

function canonical(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)))
    : JSON.stringify(value ?? null);
}
