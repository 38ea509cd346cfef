import { ProblemError } from '@chancery/web-shell/http';

/** Where a query is wrong, what is wrong with it and what to write instead. */
export type QueryFault = {
  readonly start: number;
  readonly end: number;
  readonly detail: string;
  readonly cure: string;
  /** Counted from 1, where there are several queries. */
  readonly line?: number;
};

/** The fault that a failure tells of, if it is about the query's text, or a line of another field of queries. */
export function queryFault(failure: unknown, field = 'q'): QueryFault | undefined {
  if (!(failure instanceof ProblemError) || failure.status !== 400 || failure.problem['field'] !== field) {
    return undefined;
  }
  const { line, column, length, detail, cure } = failure.problem as {
    readonly line?: number;
    readonly column?: number;
    readonly length?: number;
    readonly detail?: string;
    readonly cure?: string;
  };
  const start = column === undefined ? 0 : column - 1;
  return {
    start,
    end: column === undefined ? 0 : start + (length ?? 1),
    detail: detail ?? '',
    cure: cure ?? '',
    ...(line === undefined ? {} : { line }),
  };
}
