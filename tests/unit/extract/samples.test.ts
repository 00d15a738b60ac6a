import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { samples } from '../../fixtures/samples/samples';

import { extractPage, pageWindow } from './extract-page';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { renderedText } from '@/utils/article/rendered-text';

const folder = join(import.meta.dirname, '../../fixtures/samples');

const reader = pageWindow('');

describe.each(samples)('the sample $slug', (sample) => {
  const html = readFileSync(join(folder, sample.slug, 'index.html'), 'utf8');
  const extracted = extractPage(html, { url: `https://news.example${sample.path}` });
  const capture = extracted?.capture;
  const shown = createSanitizer(reader)(capture?.content ?? '');
  const text = capture?.textContent.replaceAll('\n', ' ') ?? '';

  test('is an article with its facts', () => {
    expect(capture?.source).toBe('article');
    expect(capture?.metadata).toMatchObject({
      title: sample.title,
      byline: sample.byline,
      publishedTime: sample.publishedTime,
      siteName: sample.siteName,
      lang: sample.lang,
      dir: sample.dir === 'rtl' ? 'rtl' : null,
    });
  });

  test('keeps its text, from the first words to the last', () => {
    expect(sample.mustHave.filter((words) => !text.includes(words))).toEqual([]);
    expect(text).toContain(sample.firstWords);
    expect(text).toContain(sample.quote);
    expect(text.endsWith(sample.lastWords)).toBe(true);
  });

  test('leaves out the clutter', () => {
    expect(sample.mustNotHave.filter((words) => text.includes(words))).toEqual([]);
  });

  test('keeps its pictures, numbered in order', () => {
    expect(capture?.pictures).toHaveLength(sample.pictures);
    const numbers = [...(capture?.content.matchAll(/data-picture="(\d+)"/g) ?? [])].map(([, number]) =>
      Number(number),
    );
    expect(numbers).toEqual(capture?.pictures.map((_picture, index) => index));
  });

  test('says each caption once', () => {
    const captions = [...shown.querySelectorAll('figcaption')].map((caption) => caption.textContent.trim());
    expect(captions).toHaveLength(sample.pictures);
    for (const caption of captions) expect(text.split(caption)).toHaveLength(2);
    for (const { alt } of capture?.pictures ?? []) if (alt !== '') expect(text).not.toContain(alt);
  });

  test('reads in the reader as it was read from the page', () => {
    expect(renderedText(shown).text).toBe(capture?.textContent);
  });
});

test('keeps the readings of characters as ruby, out of the text', () => {
  const html = readFileSync(join(folder, 'zh-hant', 'index.html'), 'utf8');
  const capture = extractPage(html)?.capture;
  expect(capture?.content).toMatch(/<ruby>\p{Script=Han}.*?<rt>\p{Script=Latin}+<\/rt>.*?<\/ruby>/u);
  expect(capture?.textContent).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/);
});
