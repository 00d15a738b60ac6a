import { describe, expect, it, onTestFinished } from 'vitest';

import { READINGS } from '@/utils/article/reading';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle, extractionSteps, type PageToRead } from '@/utils/extract/extract-article';

import { writePage } from '../support/write-page';
import { storyPage } from '../unit/extract/story-page';

const PROSE = 'The harbour office said on Monday that the third ferry would sail again before the winter.';

/** A page in a frame where no script runs, with all of it selected. */
function openPage(html: string): PageToRead {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  document.body.append(frame);
  onTestFinished(() => {
    frame.remove();
  });
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!window) throw new Error('the frame has no window');
  writePage(window, html);
  const selected = window.document.createRange();
  selected.selectNodeContents(window.document.body);
  const sanitize = createSanitizer(window);
  return { window, url: 'https://courier.example/ferry', selected, sanitize, reading: 'best' };
}

function read(page: PageToRead) {
  const article = extractArticle(page);
  return article.ok ? article.value.capture : null;
}

describe('a page', () => {
  it('that changes while it is read, once it is copied, gives what it was', () => {
    const was = read(openPage(storyPage()));
    const page = openPage(storyPage());
    const steps = extractionSteps(page);
    steps.next();
    steps.next();
    for (let step = steps.next(); ; step = steps.next()) {
      page.window.document.body.replaceChildren(`Now it says this. ${PROSE}`);
      if (!step.done) continue;
      expect(step.value).toMatchObject({ ok: true, value: { capture: was } });
      break;
    }
  });

  it('nested deeper than Readability reads soon gives its story', () => {
    const words = Array.from({ length: 2_000 }, (_, n) => `<span>word${String(n)}</span> <b>and</b> `);
    const inside = `${'<div>'.repeat(450)}${PROSE} ${words.join('')}`;
    const capture = read(openPage(storyPage({ inside })));
    expect(capture).toMatchObject({ source: 'article' });
    expect(capture).toHaveProperty('textContent', expect.stringContaining('word1999 and'));
    expect(capture).toHaveProperty('textContent', expect.stringContaining('broken up where it lies'));
  });

  it('with a story longer than Readability reads soon gives it whole, trimmed', () => {
    const inside = Array.from({ length: 21_000 }, (_, n) => `<p>${String(n)}. ${PROSE}</p>`).join('');
    const capture = read(openPage(storyPage({ before: '<p>Share this</p>', inside })));
    expect(capture).toMatchObject({ source: 'article' });
    expect(capture).toHaveProperty('textContent', expect.stringContaining('20999. The harbour'));
    expect(capture).toHaveProperty('textContent', expect.not.stringContaining('Share this'));
  });

  it('with more than anybody waits for is refused, however it is to be read', () => {
    const inside = Array.from({ length: 61_000 }, () => `<p>${PROSE}</p>`).join('');
    const page = openPage(storyPage({ inside }));
    const failures = READINGS.map((reading) => {
      const article = extractArticle({ ...page, reading });
      return article.ok || article.failure.kind;
    });
    expect(failures).toEqual(READINGS.map(() => 'too-large'));
  });

  it('of which the reader has selected a part gives that part where it is too large itself', () => {
    const inside = Array.from({ length: 61_000 }, () => `<p>${PROSE}</p>`).join('');
    const page = openPage(storyPage({ before: '<p id="part">Only this.</p>', inside }));
    page.selected?.selectNodeContents(page.window.document.querySelector('#part') ?? page.window.document);
    expect(read(page)).toMatchObject({ source: 'selection', textContent: 'Only this.' });
  });
});
