import { createServer } from 'node:http';
import type { Server } from 'node:http';

/** Where the running Chancery may fetch pages from on this machine; `./chancery test` names it. */
const port = process.env['CHANCERY_PAGES_PORT'];

/** A web site of a test's own: pages of HTML by path. Undefined where Chancery was not told to preview it. */
export async function openSite(
  pages: Readonly<Record<string, string>>,
): Promise<{ readonly url: (path: string) => string; readonly close: () => void } | undefined> {
  if (port === undefined) {
    return undefined;
  }
  const server: Server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
  });
  await new Promise<void>((ready) => server.listen(Number(port), '127.0.0.1', ready));
  return { url: (path) => `http://127.0.0.1:${port}${path}`, close: () => server.close() };
}
