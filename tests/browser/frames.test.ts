import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';
import { shownInArticle } from '@/utils/extract/shown-in-article';

import { writePage } from '../support/write-page';

let content: HTMLElement;

beforeEach(() => {
  content = document.createElement('main');
  document.body.append(content);
});

afterEach(() => {
  content.remove();
});

const said = (name: string): string =>
  `<p>${name}: the ferry has crossed this river for two hundred years, in fog and in flood, and the ferryman says that he is not sad.</p>`;

/** A frame in this page that shows a page. */
function frameOf(html: string, style = ''): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.style.cssText = style;
  content.append(frame);
  if (frame.contentWindow) writePage(frame.contentWindow as Window & typeof globalThis, html);
  return frame;
}

function read() {
  const url = 'https://courier.example/ferry';
  const sanitize = createSanitizer(window);
  const article = extractArticle({ window, url, selected: null, sanitize, reading: 'page' });
  if (!article.ok) throw new Error('nothing is read');
  return article.value;
}

const namesIn = (text: string): string[] => text.match(/\w+(?=: the ferry)/g) ?? [];

describe('frames of the page’s own origin', () => {
  it('are read where they show something', () => {
    frameOf(said('Shown'));
    frameOf(said('None'), 'display: none');
    frameOf(said('Hidden'), 'visibility: hidden');
    frameOf(said('Clear'), 'opacity: 0');
    frameOf(said('Narrow'), 'width: 100px');
    frameOf(said('Flat'), 'height: 0');
    frameOf(`${said('Around')}<iframe srcdoc="x" hidden></iframe>`);
    expect(namesIn(read().capture.textContent)).toEqual(['Shown', 'Around']);
  });

  it('are known to be in the article, for the reader who takes blocks out', () => {
    const frames = [frameOf(said('Shown')), frameOf(said('None'), 'display: none')];
    const shows = shownInArticle(read(), document.baseURI);
    expect(frames.map(shows)).toEqual([true, false]);
  });

  it('are read as they are when they are about to show something else, and not when they are gone', () => {
    const [leaving, gone] = [frameOf(said('Leaving')), frameOf(said('Gone'))];
    leaving.contentWindow?.location.assign('about:blank?');
    gone.contentWindow?.frameElement?.remove();
    expect(namesIn(read().capture.textContent)).toEqual(['Leaving']);
  });

  it('are read as far as an article goes, be there many', () => {
    for (let index = 0; index < 150; index += 1) frameOf(said(`Frame${String(index)}`));
    expect(namesIn(read().capture.textContent)).toHaveLength(100);
  });
});
