/** An RFC 9457 problem, as the services answer them; members of its own kind stay readable by name. */
export type Problem = {
  readonly type?: string;
  readonly title?: string;
  readonly status: number;
  readonly detail?: string;
  readonly code?: string;
  readonly [member: string]: unknown;
};

/** The server answered, with a refusal. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly status: number;
  /** Milliseconds the server asked us to wait before another try, if it did. */
  readonly retryAfterMillis: number | undefined;

  constructor(problem: Problem, retryAfterMillis?: number) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`);
    this.problem = problem;
    this.status = problem.status;
    this.retryAfterMillis = retryAfterMillis;
  }
}

/** No answer: the network is away, or nothing listens. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** No answer within the time allowed. */
export class TimedOutError extends Error {
  override readonly name = 'TimedOutError';
}
