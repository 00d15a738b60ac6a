import { describe, expect, it } from 'vitest';

import { extractPage } from './extract-page';
import { storyPage } from './story-page';

/** What Readability takes for the story is not what the page names so. */
const TWO_STORIES = storyPage({
  after: `<div class="notes">${'<p>The editors remember the old ferry, its ferryman, its dog, its paint, and what it was to cross the river in the fog of a November morning.</p>'.repeat(3)}</div>`,
});

describe('the ways to read a page', () => {
  it('finds another article by the other than by the best', () => {
    const best = extractPage(TWO_STORIES);
    const other = extractPage(TWO_STORIES, { reading: 'other' });
    expect(best?.capture).toMatchObject({ source: 'article', reading: 'best' });
    expect(other?.capture).toMatchObject({ source: 'article', reading: 'other' });
    expect(other?.capture.textContent).not.toBe(best?.capture.textContent);
    expect(other?.capture.metadata).toEqual(best?.capture.metadata);
  });

  it('has no other where all of them find the same', () => {
    expect(extractPage(storyPage(), { reading: 'other' })).toBeNull();
    expect(extractPage('<p>Closed.</p>', { reading: 'other' })).toBeNull();
  });

  it('takes all text of a page that has an article', () => {
    const { textContent, source } =
      extractPage(TWO_STORIES, { reading: 'page', select: '.notes' })?.capture ?? {};
    expect(source).toBe('page');
    for (const part of ['since before anybody in the village', 'The editors remember'])
      expect(textContent).toContain(part);
    expect(textContent).not.toContain('All rights reserved');
  });

  it('takes what is selected on a page that has an article, and nothing where nothing is', () => {
    const options = { reading: 'selection', select: '.notes' } as const;
    const { textContent, source } = extractPage(TWO_STORIES, options)?.capture ?? {};
    expect(source).toBe('selection');
    expect(textContent?.startsWith('The editors remember')).toBe(true);
    expect(textContent).not.toContain('since before anybody');
    expect(extractPage(TWO_STORIES, { reading: 'selection' })).toBeNull();
  });
});
