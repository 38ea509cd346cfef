import { ProblemError } from '@chancery/web-shell/http';

/** Where a query is wrong, what is wrong with it and what to write instead. */
export type QueryFault = {
  readonly start: number;
  readonly end: number;
  readonly detail: string;
  readonly cure: string;
};

/** The fault that a failure tells of, if it is about the query's text. */
export function queryFault(failure: unknown): QueryFault | undefined {
  if (!(failure instanceof ProblemError) || failure.status !== 400 || failure.problem['field'] !== 'q') {
    return undefined;
  }
  const { column, length, detail, cure } = failure.problem as {
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
  };
}
