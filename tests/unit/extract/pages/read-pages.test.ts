import { describe, expect, it } from 'vitest';

import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';
import { type ReadPages, readPages } from '@/utils/extract/pages/read-pages';

import { pageWindow } from '../extract-page';

const ORIGIN = 'https://courier.example';
const FIRST = `${ORIGIN}/2026/ferry.html`;
const LEAD =
  'On Friday the ferry makes its journey for the last time, after more than two hundred years on the river.';
const BIO =
  'Ann Field has written about the river and its people for this paper since she came to the village.';

/** Paragraphs that no other page has. */
function paragraphs(page: number): string[] {
  return ['The boat', 'The ferryman', 'A bridge', 'The parish', 'Nobody'].map(
    (subject, index) =>
      `${subject} of part ${String(page)} is told of in paragraph ${String(index)}, with what was said of it in the village, who was there to hear, and why it mattered to them.`,
  );
}

interface PageParts {
  text?: string[];
  pager?: string;
  lead?: boolean;
  picture?: string;
}

function page(
  number: number,
  { text = paragraphs(number), pager = '', lead = false, picture }: PageParts = {},
): string {
  return `<!doctype html><html lang="en"><head><title>The last ferry | Courier</title><meta property="og:type" content="article"></head>
    <body><article><h1>The last ferry</h1><div class="story">${lead ? `<p>${LEAD}</p>` : ''}
    ${picture === undefined ? '' : `<figure><img src="${picture}" width="800" height="500" alt="The boat"></figure>`}
    ${text.map((one) => `<p>${one}</p>`).join('')}<p>${BIO}</p>${pager}</div></article></body></html>`;
}

const PAGER =
  '<p>1 <a href="/2026/ferry_2.html">2</a> <a href="/2026/ferry_3.html">3</a> <a href="/2026/ferry_2.html">Next page</a></p>';

interface Site {
  pages: Record<string, string | Response>;
  own?: string;
  signal?: AbortSignal;
}

/** Reads an article from a site of these pages, beginning at `own`. */
async function readSite({ pages, own = FIRST, signal = new AbortController().signal }: Site) {
  const asked: string[] = [];
  const told: string[] = [];
  const first = pages[own];
  const window = pageWindow(typeof first === 'string' ? first : '', own);
  const sanitize = createSanitizer(window);
  const article = extractArticle({ window, url: own, selected: null, sanitize });
  if (!article.ok) throw new Error('nothing to begin with');
  const result: ReadPages = await readPages(article.value, {
    window,
    url: own,
    sanitize,
    choices: [],
    signal,
    fetch: (input) => {
      const url = input as string;
      asked.push(url.replace(ORIGIN, ''));
      const answer = pages[url];
      if (answer === undefined) return Promise.resolve(new Response('', { status: 404 }));
      return Promise.resolve(
        answer instanceof Response
          ? answer
          : new Response(answer, { headers: { 'content-type': 'text/html' } }),
      );
    },
    onProgress: ({ read, found }) => void told.push(`${String(read)}/${String(found)}`),
  });
  const { textContent, content, pictures } = result.article.capture;
  return { ...result, asked, told, text: textContent, content, pictures };
}

const times = (text: string, part: string): number => text.split(part).length - 1;

describe('readPages', () => {
  const pages = {
    [FIRST]: page(1, { pager: PAGER, lead: true }),
    [`${ORIGIN}/2026/ferry_2.html`]: page(2, { pager: PAGER, lead: true }),
    [`${ORIGIN}/2026/ferry_3.html`]: page(3, { pager: PAGER, lead: true }),
  };

  it('joins pages in order, without what they repeat and without links from one to the next', async () => {
    const { text, progress, pageUrls, told, article } = await readSite({ pages });
    expect(progress).toEqual({ read: 3, found: 3, failure: null });
    expect(told).toEqual(['1/3', '2/3']);
    expect(pageUrls).toEqual([`${ORIGIN}/2026/ferry_2.html`, `${ORIGIN}/2026/ferry_3.html`]);
    const all = [1, 2, 3].flatMap(paragraphs);
    expect(text.split('\n').filter((line) => line !== '')).toEqual([LEAD, ...all, BIO]);
    expect(article.capture.metadata).toMatchObject({ url: FIRST, title: 'The last ferry' });
  });

  it('keeps the text of the first page where it was', async () => {
    const { text } = await readSite({ pages });
    const alone = (await readSite({ pages: { [FIRST]: page(1, { lead: true }) } })).text;
    expect(text.startsWith(alone.slice(0, alone.indexOf(BIO)).trimEnd())).toBe(true);
  });

  it('finds further pages on the way', async () => {
    const next = (number: number) => `<a rel="next" href="/2026/ferry_${String(number)}.html">Next</a>`;
    const { progress, asked, text } = await readSite({
      pages: {
        [FIRST]: page(1, { pager: next(2) }),
        [`${ORIGIN}/2026/ferry_2.html`]: page(2, { pager: next(3) }),
        [`${ORIGIN}/2026/ferry_3.html`]: page(3),
      },
    });
    expect(asked).toEqual(['/2026/ferry_2.html', '/2026/ferry_3.html']);
    expect(progress).toEqual({ read: 3, found: 3, failure: null });
    expect(text).toContain('part 3');
  });

  it('puts the first page first when the reader is on a later one', async () => {
    const { text, progress } = await readSite({
      own: `${ORIGIN}/2026/ferry_2.html`,
      pages: {
        [FIRST]: page(1),
        [`${ORIGIN}/2026/ferry_2.html`]: page(2, { pager: '<p><a href="/2026/ferry.html">1</a> 2</p>' }),
      },
    });
    expect(progress.read).toBe(2);
    expect(text.indexOf('part 1')).toBeLessThan(text.indexOf('part 2'));
  });

  it('has a paragraph once at which a page was cut', async () => {
    const cut = paragraphs(1).at(-1) ?? '';
    const { text } = await readSite({
      pages: {
        ...pages,
        [FIRST]: page(1, { pager: PAGER }).replace(`<p>${BIO}</p>`, ''),
        [`${ORIGIN}/2026/ferry_2.html`]: page(2, { text: [cut, ...paragraphs(2)], pager: PAGER }),
      },
    });
    expect(times(text, cut)).toBe(1);
  });

  it('numbers the pictures of all pages anew and keeps each once', async () => {
    const { content, pictures, article } = await readSite({
      pages: {
        [FIRST]: page(1, { pager: PAGER, picture: '/boat.jpg' }),
        [`${ORIGIN}/2026/ferry_2.html`]: page(2, { pager: PAGER, picture: '/bridge.jpg' }),
        [`${ORIGIN}/2026/ferry_3.html`]: page(3, { pager: PAGER, picture: '/boat.jpg' }),
      },
    });
    expect(pictures.map(({ url }) => url)).toEqual([`${ORIGIN}/boat.jpg`, `${ORIGIN}/bridge.jpg`]);
    expect(article.pictureSources).toHaveLength(2);
    expect([...content.matchAll(/data-picture="(\d)"/g)].map(([, number]) => number)).toEqual(['0', '1']);
  });

  it('keeps what comes before a page that fails, and says which and why', async () => {
    const { text, progress, pageUrls } = await readSite({
      pages: { ...pages, [`${ORIGIN}/2026/ferry_3.html`]: new Response('', { status: 503 }) },
    });
    expect(progress).toEqual({ read: 2, found: 3, failure: { kind: 'refused', status: 503, page: 3 } });
    expect(pageUrls).toEqual([`${ORIGIN}/2026/ferry_2.html`]);
    expect(text).toContain('part 2');
    expect(text).not.toContain('Next page');
  });

  it.each([
    ['not-html', new Response('%PDF', { headers: { 'content-type': 'application/pdf' } })],
    ['no-article', '<!doctype html><form><label>Password <input></label><button>Log in</button></form>'],
  ])('says that a page is %s', async (kind, answer) => {
    const { progress } = await readSite({ pages: { ...pages, [`${ORIGIN}/2026/ferry_2.html`]: answer } });
    expect(progress).toEqual({ read: 1, found: 3, failure: { kind, page: 2 } });
  });

  it('ends where the site sends a page again', async () => {
    const next = (number: number) => `<a rel="next" href="/2026/ferry_${String(number)}.html">Next</a>`;
    const { progress, asked } = await readSite({
      pages: {
        [FIRST]: page(1, { pager: next(2) }),
        [`${ORIGIN}/2026/ferry_2.html`]: page(2, { pager: next(3) }),
        [`${ORIGIN}/2026/ferry_3.html`]: page(2, { pager: next(4) }),
      },
    });
    expect(asked).toHaveLength(2);
    expect(progress).toEqual({ read: 2, found: 2, failure: null });
  });

  it('reads at most fifty pages', async () => {
    const next = (number: number) => `<a rel="next" href="/2026/ferry_${String(number)}.html">Next</a>`;
    const long = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        index === 0 ? FIRST : `${ORIGIN}/2026/ferry_${String(index + 1)}.html`,
        page(index + 1, { pager: next(index + 2) }),
      ]),
    );
    const { progress, asked } = await readSite({ pages: long });
    expect(asked).toHaveLength(49);
    expect(progress).toMatchObject({ read: 50, failure: { kind: 'too-many', page: 51 } });
  });

  it('takes the whole from one page where there is one', async () => {
    const pager = PAGER.replace('</p>', ' <a href="/2026/ferry.html?page=all">On one page</a></p>');
    const whole = page(1, { text: [1, 2, 3].flatMap(paragraphs), lead: true });
    const { text, asked, pageUrls, progress } = await readSite({
      pages: { ...pages, [FIRST]: page(1, { pager, lead: true }), [`${FIRST}?page=all`]: whole },
    });
    expect(asked).toEqual(['/2026/ferry.html?page=all']);
    expect(times(text, BIO)).toBe(1);
    expect(text).toContain('part 3');
    expect(pageUrls).toContain(`${ORIGIN}/2026/ferry_3.html`);
    expect(progress).toEqual({ read: 3, found: 3, failure: null });
  });

  it('goes from page to page where that which is called the whole is not', async () => {
    const pager = PAGER.replace('</p>', ' <a href="/2026/ferry.html?page=all">On one page</a></p>');
    const { text, progress } = await readSite({
      pages: { ...pages, [FIRST]: page(1, { pager, lead: true }), [`${FIRST}?page=all`]: page(7) },
    });
    expect(progress.read).toBe(3);
    expect(text).not.toContain('part 7');
  });

  it('rejects when it is ended', async () => {
    const controller = new AbortController();
    controller.abort(new Error('enough'));
    await expect(
      readSite({
        pages: { ...pages, [`${ORIGIN}/2026/ferry_2.html`]: Response.error() },
        signal: controller.signal,
      }),
    ).rejects.toThrow('enough');
  });

  it('resolves addresses against the page they stand on', async () => {
    const { content } = await readSite({
      pages: {
        [FIRST]: page(1, { pager: '<p><a href="/2026/ferry/2">2</a></p>' }),
        [`${ORIGIN}/2026/ferry/2`]: page(2, {
          text: [
            ...paragraphs(2),
            'All of it is in the <a href="archive">archive of the village</a>, as is told there.',
          ],
        }),
      },
    });
    expect(content).toContain('href="https://courier.example/2026/ferry/archive"');
  });
});
