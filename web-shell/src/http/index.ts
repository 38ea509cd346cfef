export { createHttp } from './http';
export type { Http, HttpOptions, RequestOptions } from './http';
export { ProblemError, TimedOutError, UnreachableError } from './failures';
export type { Problem } from './failures';
export { createQueryClient } from './queryClient';
