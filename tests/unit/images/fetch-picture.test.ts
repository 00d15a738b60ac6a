import { describe, expect, test } from 'vitest';

import { type FetchedPicture, fetchPicture, type PictureFetching } from '@/utils/images/fetch-picture';
import { fetchPictures } from '@/utils/images/fetch-pictures';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const pageUrl = 'https://courier.example/ferry';

type Answer = (init: RequestInit) => Response | Promise<Response>;

/** A network with one server that answers so; what isn't asked for as `mode` and `cache` allow is the server's affair. */
function network(answer: Answer): typeof fetch {
  return async (_url, init = {}) => answer(init);
}

const refuse: Answer = () => {
  throw new TypeError('Failed to fetch');
};
/** A server that shows its pictures everywhere, and lets no script have them. */
const withoutCors: Answer = (init) => (init.mode === 'no-cors' ? opaque() : refuse(init));

function opaque(): Response {
  return Object.defineProperty(new Response(null), 'type', { value: 'opaque' });
}

/** The beginning of a picture, and then a connection that is cut. */
function brokenOff(): Response {
  const chunks = [PNG];
  return new Response(
    new ReadableStream({
      pull(controller) {
        const chunk = chunks.pop();
        if (chunk) controller.enqueue(chunk);
        else controller.error(new TypeError('network error'));
      },
    }),
  );
}

const copyNothing: PictureFetching['copyShown'] = () => null;

function get(url: string, answer: Answer, maxBytes = 1_000, page = pageUrl, copyShown = copyNothing) {
  return fetchPicture(url, {
    fetch: network(answer),
    copyShown,
    pageUrl: page,
    maxBytes,
    signal: new AbortController().signal,
  });
}

describe('a picture', () => {
  test('comes with the type that its bytes have, whatever the server says', async () => {
    const answer = () => new Response(PNG, { headers: { 'content-type': 'text/html' } });
    expect(await get('https://cdn.example/a', answer)).toEqual({ bytes: PNG, mimeType: 'image/png' });
  });

  test('is copied from the page that shows it, when it is given to no script and is not too large', async () => {
    const copyShown = () => PNG;
    const picture = { bytes: PNG, mimeType: 'image/png' };
    for (const answer of [refuse, withoutCors, () => new Response(null, { status: 403 })]) {
      expect(await get('https://cdn.example/a', answer, 1_000, pageUrl, copyShown)).toEqual(picture);
    }
    expect(await get('https://cdn.example/a', withoutCors, 4, pageUrl, copyShown)).toEqual({
      failure: 'blocked',
    });
  });

  test('is not taken from this machine’s neighbourhood, to which its server may send', async () => {
    const answer = () =>
      Object.defineProperty(new Response(PNG), 'url', { value: 'http://192.168.1.1/status.png' });
    expect(await get('https://cdn.example/a', answer)).toEqual({ failure: 'blocked' });
    expect(await get('http://192.168.1.9/a', answer, 1_000, 'http://192.168.1.9/')).toMatchObject({
      mimeType: 'image/png',
    });
  });

  test('is asked for without cookies, from the cache', async () => {
    const asked: RequestInit[] = [];
    await get('https://cdn.example/a', (init) => {
      asked.push(init);
      return new Response(PNG);
    });
    expect(asked).toMatchObject([
      { cache: 'force-cache', credentials: 'omit', referrerPolicy: 'strict-origin-when-cross-origin' },
    ]);
  });

  test('is asked for with cookies where the page’s own server wants them', async () => {
    const answer: Answer = ({ credentials }) =>
      credentials === 'same-origin' ? new Response(PNG) : new Response('', { status: 403 });
    expect(await get('https://courier.example/a', answer)).toHaveProperty('bytes');
    expect(await get('https://cdn.example/a', answer)).toEqual({ failure: 'blocked' });
  });

  test('is asked for again past a cached answer that no script may read', async () => {
    const answer: Answer = (init) => (init.cache === 'reload' ? new Response(PNG) : refuse(init));
    expect(await get('https://cdn.example/a', answer)).toHaveProperty('bytes');
  });

  test('in a data: address is read from it', async () => {
    expect(await get('data:image/png;base64,iVBORw0KGgo=', refuse)).toEqual({
      bytes: PNG,
      mimeType: 'image/png',
    });
    expect(await get('data:image/svg+xml,%3Csvg%20xmlns=%22x%22/%3E', refuse)).toHaveProperty(
      'mimeType',
      'image/svg+xml',
    );
  });
});

describe('a picture that can’t be had', () => {
  test.each<[string, string, Answer, number?]>([
    ['blocked', 'where the server forbids copying', withoutCors],
    ['unreachable', 'where no server answers', refuse],
    [
      'blocked',
      'that breaks off, though its server answers',
      ({ mode }) => (mode === 'no-cors' ? opaque() : brokenOff()),
    ],
    ['unreachable', 'that isn’t there', () => new Response('', { status: 404 })],
    [
      'unreachable',
      'that isn’t there, though the server answers everybody',
      (init) => (init.mode === 'no-cors' ? opaque() : new Response('', { status: 404 })),
    ],
    ['blocked', 'that is for subscribers', () => new Response('', { status: 401 })],
    ['not-a-picture', 'that is a page', () => new Response('<!doctype html>')],
    ['too-large', 'that is too long', () => new Response(PNG), 4],
    [
      'too-large',
      'that says it is too long',
      () => new Response(PNG, { headers: { 'content-length': '2000' } }),
    ],
  ])('is %s %s', async (failure, _why, answer, maxBytes) => {
    expect(await get('https://cdn.example/a', answer, maxBytes)).toEqual({ failure });
  });

  test.each([
    ['data:image/png;base64,@@@', 'not-a-picture'],
    ['data:text/html,hello', 'not-a-picture'],
    ['ftp://cdn.example/a.png', 'unreachable'],
    ['http://192.168.0.1/logo.png', 'blocked'],
    ['http://localhost/logo.png', 'blocked'],
    ['http://[::1]/logo.png', 'blocked'],
  ])('at %s is %s, and nothing is asked for', async (url, failure) => {
    const ask: Answer = () => {
      throw new Error(`asked for ${url}`);
    };
    expect(await get(url, ask)).toEqual({ failure });
  });

  test('at home is had by a page at home', async () => {
    expect(
      await get('http://127.0.0.1/a.png', () => new Response(PNG), 100, 'http://localhost:8080/'),
    ).toHaveProperty('bytes');
  });
});

describe('the pictures of an article', () => {
  test('are handed over each with its number, those that failed too', async () => {
    const taken = new Map<number, unknown>();
    const fetch: typeof globalThis.fetch = (input) =>
      Promise.resolve(
        input === 'https://cdn.example/1' ? new Response('', { status: 404 }) : new Response(PNG),
      );
    await fetchPictures(
      ['https://cdn.example/0', 'https://cdn.example/1', 'https://cdn.example/2'],
      { fetch, copyShown: copyNothing, pageUrl },
      (index, picture) => {
        taken.set(index, picture);
        return Promise.resolve();
      },
    );
    expect([...taken.keys()].sort()).toEqual([0, 1, 2]);
    expect(taken.get(1)).toEqual({ failure: 'unreachable' });
  });

  test('are fetched six at a time, and no more while nobody takes them', async () => {
    let asked = 0;
    const { promise: taken, resolve: takeAll } = Promise.withResolvers<undefined>();
    const { promise: full, resolve: isFull } = Promise.withResolvers<undefined>();
    const fetch = () => {
      asked += 1;
      return Promise.resolve(new Response(PNG));
    };
    let waiting = 0;
    const done = fetchPictures(
      Array<string>(20).fill('https://cdn.example/a'),
      { fetch, copyShown: copyNothing, pageUrl },
      async () => {
        waiting += 1;
        if (waiting === 6) isFull(undefined);
        await taken;
      },
    );
    await full;
    expect(asked).toBe(6);
    takeAll(undefined);
    await done;
    expect(asked).toBe(20);
  });

  test('take no more room than an article may, though several come at once, and leave out what doesn’t fit', async () => {
    const taken: FetchedPicture[] = [];
    await fetchPictures(
      Array<string>(20).fill('https://cdn.example/a'),
      {
        fetch: () => Promise.resolve(new Response(PNG)),
        copyShown: copyNothing,
        pageUrl,
        articleBytes: 4 * PNG.length,
      },
      (_index, picture) => {
        taken.push(picture);
        return Promise.resolve();
      },
    );
    expect(taken.filter((picture) => 'bytes' in picture)).toHaveLength(4);
    expect(taken.filter((picture) => 'failure' in picture && picture.failure === 'too-large')).toHaveLength(
      16,
    );
  });

  test('that hang are given up', async () => {
    const fetch: typeof globalThis.fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => {
          reject(new DOMException('', 'TimeoutError'));
        });
      });
    const taken: unknown[] = [];
    await fetchPictures(
      ['https://cdn.example/a'],
      { fetch, copyShown: copyNothing, pageUrl, timeoutMs: 5 },
      (_index, picture) => {
        taken.push(picture);
        return Promise.resolve();
      },
    );
    expect(taken).toEqual([{ failure: 'unreachable' }]);
  });
});
