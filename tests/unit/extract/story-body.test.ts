import { describe, expect, test, vi } from 'vitest';

import { proseOf, storyBody } from '@/utils/extract/story-body';
import { textBlocks } from '@/utils/extract/text-blocks';
import { atOnce } from '@/utils/shared/steps';

import { extractPage, pageWindow } from './extract-page';

const STORY = [
  'The ferry has crossed the river since before anybody in the village can remember, in fog, in flood, and once in snow.',
  'On Friday it will make the journey for the last time, with the same man at the wheel, and his dog in the bow as ever.',
  'A bridge was opened in spring, two miles to the north, and since then hardly anyone but the schoolchildren came aboard.',
  'The ferryman says that he is not sad about it, that rivers have seen other things go, and that he never liked the paint.',
];
const LONG = [...STORY, ...STORY.map((one) => `${one} So they say.`)];
const paragraphs = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('');
const feed = Array.from(
  { length: 12 },
  (
    _,
    index,
  ) => `<div class="item"><h3><a href="/${String(index)}">Another story, number ${String(index)}</a></h3>
<p>In the town nearby, they have found what they were looking for, and are glad of it, says the mayor of number ${String(index)}, as do his neighbours, his friends, and the woman from the paper.</p></div>`,
).join('');

function textOf(body: string, head = ''): string {
  const html = `<!doctype html><html lang="en"><head><title>The last ferry</title>${head}</head><body>${body}</body></html>`;
  return extractPage(html)?.capture.textContent ?? '';
}

describe('a story cut into boxes', () => {
  test.each(['div', 'section'])('of one kind is put together: %s', (name) => {
    const long = STORY.map((text) => `${text} `.repeat(3));
    const box = (inner: string) =>
      `<${name} class="chunk"><div class="inner">${inner}</div></${name}><div class="ad"></div>`;
    const text = textOf(
      `<article><h1>The last ferry</h1>${long.map((one) => box(paragraphs([one, one]))).join('')}</article>`,
    );
    for (const one of STORY) expect(text).toContain(one);
  });
});

describe('a story shorter than what stands around it is found', () => {
  test('in a box named as the article’s body', () => {
    const text = textOf(
      `<h1>The last ferry</h1><div class="article-body">${paragraphs(STORY)}</div><div class="feed">${feed}</div>`,
    );
    expect(text).toContain(STORY[3]);
    expect(text).not.toContain('number 7');
  });

  test('in the article around the headline', () => {
    const text = textOf(
      `<article><h1>The last ferry</h1><div>${paragraphs(STORY)}</div></article><div class="feed">${feed}</div>`,
    );
    expect(text).toContain(STORY[3]);
    expect(text).not.toContain('number 7');
  });

  test('where JSON-LD tells it, though it is hidden until a script runs', () => {
    const told = JSON.stringify({
      '@type': 'NewsArticle',
      headline: 'The last ferry',
      articleBody: LONG.join('\n'),
    });
    const text = textOf(
      `<h1>The last ferry</h1><div class="x" style="display:none">${paragraphs(LONG)}</div><div class="y">${paragraphs(['A paragraph about cookies that says, at some length, that this page uses them, and why, and what for, and for how long.'])}</div>`,
      `<script type="application/ld+json">${told}</script>`,
    );
    for (const one of STORY) expect(text).toContain(one);
  });
});

describe('a named box that holds a summary only', () => {
  test('is not taken for the story', () => {
    const text = textOf(
      `<h1>The last ferry</h1><div class="post-content"><p>After a hundred years on the river, the boat is to stop, and nobody in the village knows what for, or who is to blame.</p></div><div class="gallery-text">${paragraphs([...STORY, ...STORY])}</div>`,
    );
    expect(text).toContain(STORY[2]);
  });
});

describe('the page’s only article, however short,', () => {
  const notice =
    '<div class="copyright-box"><p>Copyright: this is the work of the one who wrote it, under a licence that keeps it so.</p></div>';
  const links = '<ul><li><a href="/">Front page</a></li><li><a href="/boats">Boats</a></li></ul>';

  test('is read, not a notice beside it, nor the whole page', () => {
    expect(
      textOf(
        `${links}<h1>The last ferry</h1>${notice}<article><div><p>The last ferry.<br>It was green, and it always came in the end.</p></div></article>${links}`,
      ),
    ).toBe('The last ferry.\nIt was green, and it always came in the end.');
  });

  test('isn’t read where it says nothing', () => {
    const text = textOf(
      `<h1>The last ferry</h1><div>${paragraphs(STORY)}</div><article><p>4 May 2026</p></article>`,
    );
    expect(text).toContain(STORY[3]);
  });
});

describe('the standfirst', () => {
  const summary = 'After a hundred years on the river, the boat is to stop, and nobody knows what for.';
  const story = `<div class="text">${paragraphs(LONG)}</div>`;

  test.each([
    [
      'by its name',
      `<header><h1>The last ferry</h1><div class="standfirst"><p>${summary}</p></div></header>`,
      '',
    ],
    [
      'by the description',
      `<header><h1>The last ferry</h1><div><p>${summary}</p></div></header>`,
      `<meta name="description" content="${summary}">`,
    ],
    [
      'by the name of a teaser',
      `<header><h1>The last ferry</h1><div><p class="teaser">${summary}</p></div></header>`,
      '',
    ],
    ['by its place below the headline', `<header><h1>The last ferry</h1><p>${summary}</p></header>`, ''],
  ])('in a header of its own comes first: known %s', (_how, header, head) => {
    expect(textOf(`<article>${header}${story}</article>`, head).startsWith(summary)).toBe(true);
  });

  test.each([
    'By our reporter on the river, and by her colleague of the paper on the other side of it.',
    'The ferryman and his dog, and the schoolchildren on their way',
  ])('is no line of names: %s', (line) => {
    const dated = line.endsWith('.') ? `${line.slice(0, -1)}, 4 May 2026, 10:30.` : line;
    const text = textOf(`<article><header><h1>The last ferry</h1><p>${dated}</p></header>${story}</article>`);
    expect(text.startsWith(STORY[0] ?? '')).toBe(true);
  });

  test('stands once', () => {
    const text = textOf(
      `<article><h1>The last ferry</h1><div class="text"><p class="lead">${summary}</p>${paragraphs(STORY)}</div></article>`,
    );
    expect(text.split(summary)).toHaveLength(2);
  });
});

describe('the prose of a page', () => {
  test('in a thousand boxes with the name of a story is looked at a few times', () => {
    const boxes = Array.from(
      { length: 1_000 },
      () => `<div class="story-body"><p>${STORY[0] ?? ''}</p></div>`,
    );
    const window = pageWindow(`<main><div class="news-text">${boxes.join('')}</div></main>`);
    const { document } = window;
    const blocks = textBlocks(document.body);
    const looks = vi.spyOn(window.Node.prototype, 'contains');
    const prose = atOnce(proseOf(blocks, document.body, null));
    const body = storyBody(document, prose, { heading: null, articleBody: null });
    expect(body?.parts.map(({ className }) => className)).toEqual(['news-text']);
    expect(looks.mock.calls.length).toBeLessThan(30 * boxes.length);
  });
});
