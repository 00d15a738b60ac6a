import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { articleShare } from '@/components/picker/article-share';

const ARTICLE = 'The ferry stops.\nThe dog is sad about it.';

function shareOf(html: string): number {
  const { document } = new JSDOM(`<main>${html}</main>`, { url: 'https://cdn.courier.example/' }).window;
  const block = document.querySelector('main > *');
  const share = articleShare({ textContent: ARTICLE, shows: (element) => element.matches('.shown') });
  return block ? share(block) : NaN;
}

describe('how much of a block stands in an article', () => {
  it('is told by its text', () => {
    expect(shareOf('<p>The ferry  stops.</p>')).toBe(1);
    expect(shareOf('<p>The ferry goes on.</p>')).toBe(0);
    expect(shareOf('<div><p>The dog is sad about it.</p><p>Subscribe!</p></div>')).toBeCloseTo(0.66, 1);
  });

  it('is told by its pictures where it has no text', () => {
    expect(shareOf('<img class="shown">')).toBe(1);
    expect(shareOf('<div><img class="shown"><img></div>')).toBe(0.5);
    expect(shareOf('<div></div>')).toBe(0);
  });

  it('is told by its videos and frames, not by what they say to old browsers', () => {
    const video = '<video class="shown"><p>Your browser knows no videos.</p></video>';
    expect(shareOf(video)).toBe(1);
    expect(shareOf(`<div>${video}<iframe></iframe></div>`)).toBe(0.5);
    expect(shareOf(`<div>${video}<p>The ferry stops.</p><p>Go on!</p></div>`)).toBeGreaterThan(0.5);
  });
});
