/**
 * The direction of a field that holds either language: the typed text decides, and an empty field follows the
 * page, where `dir="auto"` alone would fall back to left-to-right.
 */
export function typed(value: string): { readonly attributes: { readonly input: { readonly dir?: 'auto' } } } {
  return { attributes: { input: value === '' ? {} : { dir: 'auto' } } };
}
