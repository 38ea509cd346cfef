import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, TimedOutError, UnreachableError } from './failures';
import { createHttp } from './http';

type Answer = (url: string, init: RequestInit) => Promise<Response>;

function serving(answer: Answer) {
  const seen: { url: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    seen.push({ url, init });
    return answer(url, init);
  });
  return seen;
}

const never: Answer = (_url, init) =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

afterEach(() => {
  vi.unstubAllGlobals();
  document.cookie = 'XSRF-TOKEN=; Max-Age=0';
});

describe('http', () => {
  it('leaves out empty query values and reads JSON', async () => {
    const seen = serving(async () => Response.json({ ok: true }));
    expect(
      await createHttp({ base: '/x' }).get('/api/a', { query: { q: 'a b', after: undefined, f: '' } }),
    ).toEqual({
      ok: true,
    });
    expect(seen[0]?.url).toBe('/x/api/a?q=a+b');
  });

  it('takes a null for what it is: nothing', async () => {
    serving(async () => new Response('{"a":null,"b":[1,null,{"c":null,"d":0}]}'));

    expect(Object.keys(await createHttp().get<object>('/a'))).toEqual(['b']);
    expect(await createHttp().get('/a')).toEqual({ b: [1, null, { d: 0 }] });
  });

  it('sends the CSRF token with what changes state, and only then', async () => {
    document.cookie = 'XSRF-TOKEN=t%201';
    const seen = serving(async () => new Response(null, { status: 204 }));
    await createHttp().get('/a');
    await createHttp().post('/a', { b: 1 });
    expect(seen.map(({ init }) => new Headers(init.headers).get('X-XSRF-TOKEN'))).toEqual([null, 't 1']);
  });

  it('rejects with the problem the server answered', async () => {
    serving(
      async () =>
        new Response('{"title":"Refused","detail":"Because","type":"urn:chancery:problem:policy-blocked"}', {
          status: 422,
          headers: { 'Retry-After': '2' },
        }),
    );
    const failure = await createHttp()
      .get('/a')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(failure).toMatchObject({
      status: 422,
      retryAfterMillis: 2000,
      problem: { code: 'policy-blocked' },
    });
  });

  it('tells of a 401 before it rejects, also when the body is no JSON', async () => {
    serving(async () => new Response('<html>', { status: 401 }));
    const onUnauthenticated = vi.fn<() => void>();
    await expect(createHttp({ onUnauthenticated }).get('/a')).rejects.toMatchObject({ status: 401 });
    expect(onUnauthenticated).toHaveBeenCalledOnce();
  });

  it('tells silence, an unreachable server and the caller’s own abort apart', async () => {
    serving(never);
    await expect(createHttp({ timeoutMillis: 5 }).get('/a')).rejects.toBeInstanceOf(TimedOutError);
    const stop = new AbortController();
    const stopped = createHttp().get('/a', { signal: stop.signal });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    serving(() => Promise.reject(new TypeError('failed')));
    await expect(createHttp().get('/a')).rejects.toBeInstanceOf(UnreachableError);
  });
});
