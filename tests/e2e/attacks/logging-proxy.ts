import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a host answers a path; null for nothing at all. */
type Host = (path: string) => { type: string; body: string | Uint8Array; policy?: string } | null;

/** A proxy through which all of a browser's traffic goes: it answers for some hosts, and lets nobody else be reached. */
export interface LoggingProxy {
  port: number;
  /** What was asked for since the last time, but of hosts that it answers for: addresses, or hosts with ports under TLS. */
  taken: () => string[];
  answerFor: (host: string, answer: Host) => void;
  close: () => Promise<void>;
}

/** Hosts that browsers ask of their own accord. */
const OWN = /(?:^|\.)(?:dummy\.test|mozilla\.(?:com|net|org)|firefox\.com)$|^accounts\.google\.com$/;

export async function startLoggingProxy(): Promise<LoggingProxy> {
  const hosts = new Map<string, Host>();
  const asked: string[] = [];
  const note = (host: string, what: string): void => {
    if (!OWN.test(host)) asked.push(what);
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', `http://${request.headers.host ?? 'unknown'}`);
    const host = hosts.get(url.hostname);
    const answer = host?.(decodeURIComponent(url.pathname)) ?? null;
    if (!answer) {
      // What a page shows of its own host is its own affair, and it has a picture of itself for the tab.
      if (!host) note(url.hostname, `${String(request.method)} ${url.href}`);
      // Nothing: a page that is sent there stays where it is.
      response.writeHead(204).end();
      return;
    }
    const policy = answer.policy === undefined ? {} : { 'content-security-policy': answer.policy };
    response.writeHead(200, { 'content-type': answer.type, ...policy }).end(answer.body);
  });
  server.on('connect', (request, socket) => {
    note((request.url ?? '').replace(/:\d+$/, ''), `CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => asked.splice(0),
    answerFor: (host, answer) => {
      hosts.set(host, answer);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
