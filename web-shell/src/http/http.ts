import { ProblemError, TimedOutError, UnreachableError } from './failures';
import type { Problem } from './failures';

const DEFAULT_TIMEOUT_MILLIS = 15_000;
const CSRF_COOKIE = 'XSRF-TOKEN';
const CSRF_HEADER = 'X-XSRF-TOKEN';

/** How an app talks to its server. */
export type HttpOptions = {
  /** Put before every path; empty for the page's own server. */
  readonly base?: string;
  readonly timeoutMillis?: number;
  /** Called when a request is answered 401, before the promise rejects. */
  readonly onUnauthenticated?: () => void;
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One request's particulars. An undefined or empty query value is left out. */
export type RequestOptions = {
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly signal?: AbortSignal;
  readonly timeoutMillis?: number;
};

/**
 * JSON over `fetch`. A refusal rejects with `ProblemError`, silence with `TimedOutError` or `UnreachableError`,
 * and the caller's own abort with the signal's reason.
 */
export type Http = {
  readonly get: <T>(path: string, options?: RequestOptions) => Promise<T>;
  readonly post: <T>(path: string, body?: unknown, options?: RequestOptions) => Promise<T>;
  readonly put: <T>(path: string, body: unknown, options?: RequestOptions) => Promise<T>;
  readonly patch: <T>(path: string, body: unknown, options?: RequestOptions) => Promise<T>;
  readonly delete: <T>(path: string, options?: RequestOptions) => Promise<T>;
};

/** Makes a client; one for an app is enough. */
export function createHttp(http: HttpOptions = {}): Http {
  const send = async <T>(
    method: Method,
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<T> => {
    const timeout = AbortSignal.timeout(
      options.timeoutMillis ?? http.timeoutMillis ?? DEFAULT_TIMEOUT_MILLIS,
    );
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    try {
      const response = await fetch((http.base ?? '') + path + queryString(options.query), {
        method,
        credentials: 'same-origin',
        headers: headersFor(method, body),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
      });
      if (!response.ok) {
        const problem = await problemOf(response);
        if (response.status === 401) {
          http.onUnauthenticated?.();
        }
        throw new ProblemError(problem, retryAfterMillis(response));
      }
      const text = await response.text();
      return (text === '' ? undefined : JSON.parse(text, withoutNulls)) as T;
    } catch (failure) {
      if (failure instanceof ProblemError || options.signal?.aborted) {
        throw failure;
      }
      if (timeout.aborted) {
        throw new TimedOutError(`${method} ${path} was not answered in time`, { cause: failure });
      }
      throw new UnreachableError(`${method} ${path} could not be sent`, { cause: failure });
    }
  };
  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    put: (path, body, options) => send('PUT', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
  };
}

/** What an answer says nothing about is absent, whichever way its server spells nothing. */
function withoutNulls(this: unknown, _name: string, value: unknown): unknown {
  return value === null && !Array.isArray(this) ? undefined : value;
}

function headersFor(method: Method, body: unknown): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const { lang } = document.documentElement;
  if (lang !== '') {
    // The language chosen here, which may be another than the browser's; policy tips come in it.
    headers.set('Accept-Language', lang);
  }
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const token = method === 'GET' ? undefined : cookie(CSRF_COOKIE);
  if (token !== undefined) {
    headers.set(CSRF_HEADER, token);
  }
  return headers;
}

function queryString(query: RequestOptions['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.json();
    if (typeof body === 'object' && body !== null) {
      return { title: response.statusText, ...codeOf(body), ...body, status: response.status };
    }
  } catch {
    // Not JSON, such as a proxy's own page; the status alone must tell.
  }
  return { title: response.statusText, status: response.status };
}

/** The short name of a problem: the end of its type, such as `policy-blocked`. */
function codeOf(body: object): Pick<Problem, 'code'> {
  const code =
    'type' in body && typeof body.type === 'string'
      ? /^urn:chancery:problem:(.+)$/.exec(body.type)?.[1]
      : undefined;
  return code === undefined ? {} : { code };
}

function retryAfterMillis(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

function cookie(name: string): string | undefined {
  const entry = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return entry === undefined ? undefined : decodeURIComponent(entry.slice(name.length + 1));
}
