import { afterEach, describe, expect, it } from 'vitest';

import type { PageWindow } from '@/utils/extract/page-window';
import { describeBackgrounds, SHOWN_BACKGROUND } from '@/utils/extract/shown-backgrounds';

import { writePage } from '../support/write-page';

const PHOTO = 'http://127.0.0.1:1/photo.jpg';
let frame: HTMLIFrameElement | undefined;

afterEach(() => {
  frame?.remove();
});

/** Classes and names of the elements of a page that are noted to show a photo. */
function shownIn(body: string): string[] {
  frame = document.createElement('iframe');
  frame.style.cssText = 'width: 1000px; height: 800px';
  document.body.append(frame);
  const window = frame.contentWindow as PageWindow & Window & typeof globalThis;
  writePage(window, `<style>${STYLE}</style>${body}`);
  const before = window.document.documentElement.outerHTML;
  const copy = window.document.cloneNode(true) as Document;
  describeBackgrounds(window, copy);
  expect(window.document.documentElement.outerHTML).toBe(before);
  return [...copy.querySelectorAll(`[${SHOWN_BACKGROUND}]`)].map((box) => {
    expect(box.getAttribute(SHOWN_BACKGROUND)).toBe(PHOTO);
    return box.className || box.localName;
  });
}

const STYLE = `
  .photo { height: 300px; background: url(${PHOTO}) center / cover }
  .shaded { background: linear-gradient(red, blue), url(${PHOTO}) center / cover }
  .whole { background-size: 100% auto }
  .drawn { background-image: url(http://127.0.0.1:1/photo.svg) }
  .faded { background-image: linear-gradient(red, blue) }
  .inline { background-image: url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7) }
  .sprite { background-size: auto }
  .hidden { visibility: hidden }
  .clear { opacity: 0 }
  .icon { width: 100px; height: 100px }
  .strip { height: 155px }
  .wide { height: 210px }`;
const TEXT = 'The ferry has crossed this river for two hundred years, in fog and in flood. '.repeat(20);

describe('the background of a box', () => {
  it.each([
    ['under a headline', '<article><h1>Ferry</h1><div><i></i><div class="photo"></div></div></article>'],
    ['over it', '<article><div class="photo"></div><header><h1>Ferry</h1></header></article>'],
    ['around it', '<article><div class="photo"><div><h1>Ferry</h1></div></div></article>'],
    ['in shade', '<div><h1>Ferry</h1><div class="photo shaded"></div></div>'],
    ['as wide as the window', '<div><h1>Ferry</h1><div class="photo wide"></div></div>'],
    ['as wide as its box', '<div><h1>Ferry</h1><div class="photo whole"></div></div>'],
    [
      'in a form that hides what nodes are asked',
      '<form><input name="children"><input name="parentElement"><input name="textContent"><h1>Ferry</h1><div class="photo"></div></form>',
    ],
  ])('is noted %s', (_where, body) => {
    expect(shownIn(body)).toHaveLength(1);
  });

  it.each([
    ['is a drawing', 'drawn'],
    ['is a gradient', 'faded'],
    ['is a placeholder', 'inline'],
    ['is one of many in a file', 'sprite'],
    ['is hidden', 'hidden'],
    ['is clear', 'clear'],
    ['is an icon', 'icon'],
    ['is a strip', 'strip'],
  ])('isn’t noted where it %s', (_what, name) => {
    expect(shownIn(`<div><h1>Ferry</h1><div class="photo ${name}"></div></div>`)).toEqual([]);
  });

  it.each([
    ['of the page', `<body class="photo"><div><h1>Ferry</h1></div>`],
    ['of the whole text', `<div><div class="photo"><h1>Ferry</h1><p>${TEXT}</p></div></div>`],
    ['of a list of stories', '<div><h1>Ferry</h1><ul><li><div class="photo"></div></li></ul></div>'],
    [
      'far from a headline',
      `<div><h1>Ferry</h1><div>${'<i></i>'.repeat(200)}<div class="photo"></div></div></div>`,
    ],
    ['of a page without one', '<div><div class="photo"></div></div>'],
  ])('isn’t noted where it is that %s', (_where, body) => {
    expect(shownIn(body)).toEqual([]);
  });
});
