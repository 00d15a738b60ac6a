import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/**
 * What a route answers: a body with its headers, or a function that answers for itself, when it likes: a slow picture is
 * one that awaits a promise of the test's.
 */
export type Route =
  | { body: string | Uint8Array; headers?: Record<string, string>; status?: number }
  | ((response: ServerResponse, request: IncomingMessage) => void | Promise<void>);

/** A web server on this machine, for pages to be saved. */
export interface TestServer {
  origin: string;
  url(path: string): string;
  /** Paths asked for, in order. */
  requests: string[];
  /** Stops answering, also on connections that are open. */
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
};

/** Serves routes first, then what is mounted at a path: a folder (`/2026/ferry/`) or a single file, with these headers. */
export async function startServer({
  routes = {},
  mounts = {},
  headers = {},
}: {
  routes?: Record<string, Route>;
  mounts?: Record<string, string>;
  headers?: Record<string, string>;
}): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = pathOf(request);
    requests.push(path);
    answer(path, request, response).catch((error: unknown) => {
      console.error(`The test server failed at ${path}:`, error);
      response.destroy();
    });
  });

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = routes[path];
    if (typeof route === 'function') {
      await route(response, request);
      return;
    }
    if (route) {
      response.writeHead(route.status ?? 200, { 'content-type': TYPES['.html'], ...route.headers });
      response.end(route.body);
      return;
    }
    const mount = Object.keys(mounts)
      .filter((prefix) => path.startsWith(prefix))
      .toSorted((a, b) => b.length - a.length)[0];
    const folder = mount === undefined ? undefined : mounts[mount];
    const rest = mount === undefined ? '' : normalize(`/${path.slice(mount.length)}`);
    try {
      if (folder === undefined) throw new Error('not mounted');
      const file = await fileOf(folder, rest);
      const body = await readFile(file);
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        ...headers,
      });
      response.end(body);
    } catch {
      // No such file.
      response.writeHead(404, { 'content-type': TYPES['.txt'] });
      response.end(`Nothing is served at ${path}`);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    url: (path) => origin + path,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function fileOf(mounted: string, rest: string): Promise<string> {
  if (rest === '/' && (await stat(mounted)).isFile()) return mounted;
  return join(mounted, rest.endsWith('/') ? `${rest}index.html` : rest);
}

/** The path asked for as people write it; one that is no UTF-8 stays percent-encoded. */
function pathOf(request: IncomingMessage): string {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}
