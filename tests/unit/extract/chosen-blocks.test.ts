import { describe, expect, it } from 'vitest';

import type { BlockChoice } from '@/utils/article/block-choice';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

const NOTE =
  'The editors remember the old ferry, its ferryman, its dog, its paint, and the smell of the river in the fog of November.';
const include = (selector: string): BlockChoice => ({ kind: 'include', selector });
const exclude = (selector: string): BlockChoice => ({ kind: 'exclude', selector });

function read(page: Parameters<typeof storyPage>[0], ...choices: BlockChoice[]) {
  return extractPage(storyPage(page), { choices })?.capture;
}

const linesOf = (capture: ReturnType<typeof read>): string[] => capture?.textContent.split('\n') ?? [];

describe('blocks that the reader has chosen', () => {
  it('are left out of the article', () => {
    const page = { inside: `<div class="note"><p>${NOTE}</p></div>` };
    expect(linesOf(read(page))).toContain(NOTE);
    const chosen = read(page, exclude('.note'));
    expect(linesOf(chosen)).not.toContain(NOTE);
    expect(chosen).toMatchObject({ source: 'article', choices: 'used' });
    expect(linesOf(chosen)).toHaveLength(6);
  });

  it.each([
    ['above', 'before', 0],
    ['within', 'inside', 3],
    ['below', 'after', 6],
  ] as const)('are put in at their place: %s', (_, place, index) => {
    const page = { [place]: `<aside class="note"><ul><li>${NOTE}</li></ul></aside>` };
    const chosen = read(page, include('aside.note'));
    expect(linesOf(chosen)[index]).toBe(NOTE);
    expect(linesOf(chosen)).toHaveLength(7);
    expect(chosen?.content).toContain('<li>');
  });

  it('are put in above the standfirst where they stand above it', () => {
    const standfirst = 'A river, a boat, and a man who has crossed it more often than anybody has counted.';
    const header = `<header class="top"><h1>The last ferry</h1><div class="sub-title"><p>${standfirst}</p></div></header><article>`;
    const html = storyPage().replace('<article><h1>The last ferry</h1>', header);
    expect(extractPage(html)?.capture.textContent.split('\n')[0]).toBe(standfirst);
    const chosen = extractPage(html, { choices: [include('h1')] })?.capture;
    expect(linesOf(chosen).slice(0, 2)).toEqual(['The last ferry', standfirst]);
  });

  it('are put in with their pictures, without tools, and once where a part of them is there', () => {
    const picture =
      '<figure><img src="/dog.jpg" width="600" height="400"><figcaption>The dog</figcaption></figure>';
    const inside = `<div class="note">${picture}<p>${NOTE}</p><button>Share</button></div>`;
    const chosen = read({ inside }, include('.note'));
    expect(linesOf(chosen).filter((line) => line === NOTE)).toHaveLength(1);
    expect(chosen?.textContent.match(/The dog/g)).toHaveLength(1);
    expect(chosen?.pictures.map(({ url }) => url)).toEqual(['https://courier.example/dog.jpg']);
    expect(chosen?.textContent).not.toContain('Share');
  });

  it('are put in once where they are chosen twice, with what is around them', () => {
    const after = `<aside class="note"><p>${NOTE}</p></aside>`;
    const chosen = read({ after }, include('.note p'), include('.note'), include('aside'));
    expect(linesOf(chosen).filter((line) => line === NOTE)).toHaveLength(1);
  });

  it('are kept within a block that is left out', () => {
    const inside = `<div class="box"><p class="note">${NOTE}</p><p>Do you know the ferry? Then write to us, and tell what you know.</p></div>`;
    const chosen = read({ inside }, exclude('.box'), include('.box .note'));
    expect(linesOf(chosen)[3]).toBe(NOTE);
    expect(chosen?.textContent).not.toContain('write to us');
  });

  it('make an article where none is found', () => {
    const html = `<title>River</title><div class="note"><p>It is closed.</p></div><p>${NOTE}</p>`;
    const chosen = extractPage(html, { choices: [include('.note')] })?.capture;
    expect(chosen).toMatchObject({ source: 'article', textContent: 'It is closed.', choices: 'used' });
  });

  it('leave out a picture that the page names for sharing too', () => {
    const head = '<meta property="og:image" content="https://courier.example/boat.jpg">';
    const before = '<div class="lead"><img src="/boat.jpg" width="900" height="600"></div>';
    expect(read({ head, before })?.pictures).toHaveLength(1);
    expect(read({ head, before }, exclude('.lead'))?.pictures).toEqual([]);
    const box = '<div class="lead" data-shown-background="https://courier.example/boat.jpg"></div>';
    expect(read({ head, before: box })?.pictures).toHaveLength(1);
    expect(read({ head, before: box }, exclude('.lead'))?.pictures).toEqual([]);
  });

  it.each([
    ['a video', '<iframe id="its" src="https://video.example/embed/4711"></iframe>', '#its'],
    ['one in boxes', `<div class="its"><div><video src="/boat.mp4" controls></video></div></div>`, '.its'],
    ['a still', '<video src="/boat.mp4" controls poster="/still.jpg"></video>', 'video'],
    ['a lazy picture', '<img id="its" src="/blank.gif" data-src="/dog.jpg" width="600">', '#its'],
    [
      'one of another maker',
      '<div><amp-img src="/dog.jpg" width="600" height="400"></amp-img></div>',
      'amp-img',
    ],
    [
      'one in several sizes',
      '<picture><source srcset="/dog.jpg"><img src="/blank.gif"></picture>',
      'picture',
    ],
    [
      'one for readers without scripts',
      '<div class="its"><img src="/blank.gif"></div><noscript><img src="/dog.jpg" width="600"></noscript>',
      '.its',
    ],
    [
      'a drawing',
      `<figure><svg width="400" height="300">${'<path d="M0 0h9"/>'.repeat(20)}</svg></figure>`,
      'figure > svg',
    ],
  ])('are known again where they became something else: %s', (_, inside, selector) => {
    const shown = /<blockquote>|<img/;
    expect(read({ inside })?.content).toMatch(shown);
    const without = read({ inside }, exclude(selector));
    expect(without).toMatchObject({ source: 'article', choices: 'used' });
    expect(without?.content).not.toMatch(shown);
    expect(without?.pictures).toEqual([]);
    const after = `<aside>${inside}</aside>`;
    expect(read({ after })?.content).not.toMatch(shown);
    expect(read({ after }, include(`aside ${selector}`))?.content).toMatch(shown);
  });

  it('are found by the ids of pictures, too', () => {
    const inside = '<img id="dog" src="/dog.jpg" width="600">';
    expect(read({ inside }, exclude('#dog'))).toMatchObject({ pictures: [], choices: 'used' });
  });

  it.each([
    ['that fit nothing', [exclude('.gone'), include('#gone')]],
    ['that no browser knows', [exclude('p:::'), include('<p>')]],
    ['that leave no text', [exclude('article')]],
  ])('are passed over %s, and that is told', (_, choices) => {
    const page = { inside: `<p>${NOTE}</p>` };
    const { content } = read(page) ?? {};
    expect(read(page, ...choices)).toMatchObject({ source: 'article', content, choices: 'unused' });
  });

  it('say nothing where the reader wants all of the page, or there are none', () => {
    const html = storyPage();
    const choices = [exclude('.story')];
    expect(extractPage(html, { choices, reading: 'page' })?.capture).toMatchObject({ choices: null });
    expect(extractPage(html)?.capture).toMatchObject({ choices: null });
  });
});
