/** The nearest of these times before and after a moment, in milliseconds; undefined where there is none. */
export function around(
  times: readonly number[],
  at: number,
): { readonly before: number | undefined; readonly after: number | undefined } {
  return {
    before: times.findLast((time) => time < at),
    after: times.find((time) => time > at),
  };
}
