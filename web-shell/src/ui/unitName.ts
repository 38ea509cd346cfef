/** A unit as people read it: the directory's own word with a capital first letter. Only for showing, never for asking. */
export function unitName(unit: string | null | undefined): string | undefined {
  if (unit === undefined || unit === null || unit === '') {
    return undefined;
  }
  const [first = ''] = unit;
  return first.toLocaleUpperCase() + unit.slice(first.length);
}
