import { describe, expect, test } from 'vitest';

import { reduceLargePage } from '@/utils/extract/reduce-large-page';
import { atOnce } from '@/utils/shared/steps';

import { extractPage, pageWindow } from './extract-page';
import { storyPage } from './story-page';

const PROSE = 'The harbour office said on Monday that the third ferry would sail again before the winter.';
const LINKS = '<li><a href="/x">Another page of the site</a></li>'.repeat(11_000);

/** Whether anything was taken out. */
function reduce(document: Document): boolean | 'too-large' {
  const reduced = atOnce(reduceLargePage(document));
  return reduced.ok ? reduced.value : reduced.failure.kind;
}

describe('a very large page', () => {
  test('is read by the box with its prose, with headline and date, and without what stands far from it', () => {
    const { document } = pageWindow(storyPage({ before: '<p>20 November 2026</p>', after: LINKS }));
    expect(reduce(document)).toBe(true);
    expect(document.querySelectorAll('li')).toHaveLength(200);
    expect(document.querySelectorAll('nav, h1, .story p, footer').length).toBeGreaterThan(7);
    expect(document.body.textContent).toContain('20 November 2026');
  });

  test('loses large boxes without prose that stand near', () => {
    const menu = `<ul>${LINKS.repeat(2)}</ul>`;
    const { document } = pageWindow(storyPage({ before: menu, after: '<ul><li>Next story</li></ul>' }));
    expect(reduce(document)).toBe(true);
    expect(document.body.textContent).not.toContain('Another page');
    expect(document.body.textContent).toContain('Next story');
  });

  test.each([
    ['a table in its story', { inside: `<table>${'<tr><td>1'.repeat(51_000)}</table>` }],
    ['more prose than is read', { after: `<p>${PROSE}`.repeat(101_000) }],
  ])('is refused with %s', { timeout: 120_000 }, (_what, page) => {
    expect(reduce(pageWindow(storyPage(page)).document)).toBe('too-large');
  });

  test('gives what is selected where it is refused', { timeout: 120_000 }, () => {
    const page = storyPage({ after: `<p>${PROSE}`.repeat(101_000) });
    const capture = extractPage(page, { select: 'h1' })?.capture;
    expect(capture).toMatchObject({ source: 'selection', textContent: 'The last ferry' });
  });

  test('gives the same article as without the rest', () => {
    const { content } = extractPage(storyPage({ after: LINKS }))?.capture ?? {};
    expect(content).toBe(extractPage(storyPage())?.capture.content);
  });

  test('that holds no article is kept whole', { timeout: 120_000 }, () => {
    const line = 'A line that is long enough to be of a story, and yet it is alone here.';
    const capture = extractPage(`<ul>${LINKS}</ul><p>${line}</p><ul>${LINKS}</ul>`)?.capture;
    expect(capture?.source).toBe('page');
    expect(capture?.textContent.split('\n')).toHaveLength(22_001);
  });
});

test('a page of usual size is left as it is', () => {
  const { document } = pageWindow(storyPage({ after: '<i>x</i>'.repeat(5_000) }));
  const before = document.body.innerHTML;
  expect(reduce(document)).toBe(false);
  expect(document.body.innerHTML).toBe(before);
});
