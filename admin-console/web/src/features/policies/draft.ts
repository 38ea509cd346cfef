import type { PolicyBody, Rule, RuleOutcome } from '../../api/messaging';

/** A rule as the form holds it: everything as typed, both kinds' fields side by side. */
export type RuleDraft = {
  /** Only for the page, so that a rule keeps its place while its id is edited. */
  readonly key: string;
  readonly kind: Rule['kind'];
  readonly id: string;
  readonly outcome: RuleOutcome;
  readonly terms: string;
  readonly match: 'word' | 'prefix';
  readonly regex: string;
  readonly caseSensitive: boolean;
  readonly tipEn: string;
  readonly tipAr: string;
  /** Tips in languages the form has no field for, carried along unchanged. */
  readonly otherTips: Readonly<Record<string, string>>;
};

/** A policy as the form holds it. */
export type PolicyDraft = {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly RuleDraft[];
};

let keys = 0;

/** A new rule, which blocks words, as most do. */
export function emptyRule(): RuleDraft {
  keys += 1;
  return {
    key: `rule-${keys}`,
    kind: 'lexicon',
    id: '',
    outcome: 'block',
    terms: '',
    match: 'word',
    regex: '',
    caseSensitive: false,
    tipEn: '',
    tipAr: '',
    otherTips: {},
  };
}

/** Opens a saved revision for editing. */
export function draftOf(policy: { id: string; name: string; rules: readonly Rule[] }): PolicyDraft {
  return {
    id: policy.id,
    name: policy.name,
    rules: policy.rules.map((rule) => {
      const { en = '', ar = '', ...otherTips } = rule.tips;
      const shared = { id: rule.id, outcome: rule.outcome, tipEn: en, tipAr: ar, otherTips };
      return rule.kind === 'lexicon'
        ? { ...emptyRule(), ...shared, kind: 'lexicon', terms: rule.terms.join('\n'), match: rule.match }
        : {
            ...emptyRule(),
            ...shared,
            kind: 'pattern',
            regex: rule.regex,
            caseSensitive: rule.caseSensitive,
          };
    }),
  };
}

/** What the form would save. Lines are trimmed and empty ones dropped; nothing else is changed. */
export function bodyOf(draft: PolicyDraft): PolicyBody {
  return {
    name: draft.name.trim(),
    rules: draft.rules.map((rule) => {
      const tips = {
        ...rule.otherTips,
        ...(rule.tipEn.trim() === '' ? {} : { en: rule.tipEn.trim() }),
        ...(rule.tipAr.trim() === '' ? {} : { ar: rule.tipAr.trim() }),
      };
      const shared = { id: rule.id.trim(), outcome: rule.outcome, tips };
      return rule.kind === 'lexicon'
        ? { kind: 'lexicon', ...shared, terms: termsIn(rule.terms), match: rule.match }
        : { kind: 'pattern', ...shared, regex: rule.regex, caseSensitive: rule.caseSensitive };
    }),
  };
}

/** The terms somebody typed, one a line. */
export function termsIn(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** An id made from a name: `Off-channel talk` becomes `off-channel-talk`; empty when no letter is Latin. */
export function idFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 64);
}
