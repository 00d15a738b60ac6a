import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { articleShare } from '@/components/picker/article-share';

const ARTICLE = 'The ferry stops.\nThe dog is sad about it.';
const PICTURES = ['https://cdn.courier.example/dog.jpg?w=1200'];

function shareOf(html: string): number {
  const { document } = new JSDOM(`<main>${html}</main>`, { url: 'https://cdn.courier.example/' }).window;
  const block = document.querySelector('main > *');
  return block ? articleShare(ARTICLE, PICTURES)(block) : NaN;
}

describe('how much of a block stands in an article', () => {
  it('is told by its text', () => {
    expect(shareOf('<p>The ferry  stops.</p>')).toBe(1);
    expect(shareOf('<p>The ferry goes on.</p>')).toBe(0);
    expect(shareOf('<div><p>The dog is sad about it.</p><p>Subscribe!</p></div>')).toBeCloseTo(0.66, 1);
  });

  it('is told by its pictures where it has no text', () => {
    expect(shareOf('<img src="/dog.jpg?w=300">')).toBe(1);
    expect(shareOf('<div><img src="/dog.jpg"><img src="/cat.jpg"></div>')).toBe(0.5);
    expect(shareOf('<div></div>')).toBe(0);
  });
});
