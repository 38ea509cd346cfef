/**
 * The direction of a field that holds either language: the typed text decides, and an empty field follows the
 * page, where `dir="auto"` alone would fall back to left-to-right.
 */
export function typed(value: string): { readonly attributes: { readonly input: { readonly dir?: 'auto' } } } {
  return { attributes: { input: value === '' ? {} : { dir: 'auto' } } };
}

/** A name set apart, so that its direction does not disturb the sentence around it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
