const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people say it, in the page's language. */
export function saidBytes(bytes: number): string {
  let unit: 'byte' | (typeof UNITS)[number] = 'byte';
  let value = bytes;
  for (const larger of UNITS) {
    if (value < 1_000) {
      break;
    }
    value /= 1_024;
    unit = larger;
  }
  return new Intl.NumberFormat(document.documentElement.lang || 'en', {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 10 && unit !== 'byte' ? 1 : 0,
  }).format(value);
}
