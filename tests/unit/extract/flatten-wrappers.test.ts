import { describe, expect, test, vi } from 'vitest';

import { flattenWrappers } from '@/utils/extract/flatten-wrappers';

import { pageWindow } from './extract-page';

/** What is left of a content. */
function flattened(html: string): string {
  const { body } = pageWindow(html).document;
  flattenWrappers(body);
  return body.innerHTML;
}

describe('boxes of the page’s layout', () => {
  test.each([
    ['one in another', '<div><section><p>A</p></section><p>B</p></div>', '<p>A</p><p>B</p>'],
    ['with nothing in them', '<div><div></div></div><p>A</p>', '<p>A</p>'],
    ['around text only', '<div><div>A <b>b</b></div></div>', '<p>A <b>b</b></p>'],
    ['around text and an empty box', '<div>A<div></div></div>', '<p>A</p>'],
    [
      'in a block that stays',
      '<div><blockquote><div><p>A</p></div></blockquote></div>',
      '<blockquote><p>A</p></blockquote>',
    ],
  ])('go: %s', (_what, html, expected) => {
    expect(flattened(html)).toBe(expected);
  });

  test('stay where they say in what language their text is', () => {
    const html = '<div lang="fr"><p>Un bateau</p></div>';
    expect(flattened(`<div>${html}</div>`)).toBe(html);
  });

  test('that stand in one another move their paragraphs once', () => {
    const { document, Element } = pageWindow(`${'<div>'.repeat(200)}${'<p>A</p>'.repeat(20)}`);
    const moves = vi.spyOn(Element.prototype, 'before');
    flattenWrappers(document.body);
    expect(document.body.innerHTML).toBe('<p>A</p>'.repeat(20));
    expect(moves).toHaveBeenCalledTimes(20);
  });
});
