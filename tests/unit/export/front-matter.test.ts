import { micromark } from 'micromark';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { frontMatter, writeFrontMatter } from '@/utils/export/front-matter';

import { anExportable } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

/** Elements that plain Markdown makes, and that ask for nothing and lead nowhere. */
const PLAIN = new Set('p h1 h2 h3 h4 h5 h6 hr em strong code pre ul ol li blockquote br'.split(' '));

/** The YAML between the fences, parsed; fails when a value could be taken for a fence. */
function read(written: string): unknown {
  const [, yaml, rest] = /^---\n([\s\S]*?)^---$\n?([\s\S]*)$/m.exec(written) ?? [];
  expect(rest).toBe('');
  return parse(yaml ?? '');
}

describe('front matter', () => {
  it('holds the facts by the names that Obsidian shows', () => {
    const { article } = anExportable({
      article: {
        title: '最后一班渡轮：“再见”',
        byline: ['李明', '王芳', 'Ann Field', 'Tom Moss, Jr.'],
        modifiedTime: '2026-11-21',
        sourceName: 'The Tide',
        section: 'River',
        keywords: ['ferry', 'no'],
        lang: 'zh-CN',
        canonicalUrl: 'https://courier.example/ferry',
        tags: ['气候 政策', 'sea', 'Sea', '2026', 'a/b'],
        note: 'one\n\ntwo',
        imageUrl: 'https://courier.example/ferry.jpg',
        isFavourite: true,
        state: 'reading',
      },
    });
    expect(read(writeFrontMatter(frontMatter(article)))).toEqual({
      title: '最后一班渡轮：“再见”',
      author: ['李明', '王芳', 'Ann Field', 'Tom Moss, Jr.'],
      site: 'Courier',
      url: 'https://courier.example/2026/ferry',
      canonical: 'https://courier.example/ferry',
      published: '2026-11-20T06:00:00Z',
      updated: '2026-11-21',
      source: 'The Tide',
      section: 'River',
      keywords: ['ferry', 'no'],
      saved: '2026-11-24T08:00:00.000Z',
      language: 'zh-CN',
      description: 'The ferry stops.',
      image: 'https://courier.example/ferry.jpg',
      tags: ['气候-政策', 'sea', '_2026', 'a/b'],
      favourite: true,
      state: 'reading',
      note: 'one\n\ntwo',
    });
  });

  it('leaves out what is not known', () => {
    const { article } = anExportable({
      article: { byline: [], publishedTime: null, lang: null, excerpt: null },
    });
    expect(Object.keys(frontMatter(article))).toEqual([
      'title',
      'site',
      'url',
      'saved',
      'tags',
      'favourite',
      'state',
    ]);
  });

  it('has no address that leads elsewhere than to the web', () => {
    const { article } = anExportable({
      article: { url: 'javascript:alert(1)', canonicalUrl: 'data:text/html,x', siteName: 'x' },
    });
    expect(frontMatter(article)).not.toHaveProperty('url');
    expect(frontMatter(article)).not.toHaveProperty('canonical');
  });

  it.each([
    'no',
    '2026-11-20',
    '~',
    '1e3',
    '---',
    '...',
    '---\ntitle: x\n---',
    '!!js/function',
    '@a',
    '# x',
    "it's",
    '\u2028',
  ])('keeps %j a text, also for readers of YAML 1.1', (value) => {
    const written = writeFrontMatter({ title: value, list: [value] });
    expect(read(written)).toEqual({ title: value, list: [value] });
    const yaml = written.split('\n').slice(1, -2).join('\n');
    expect(parse(yaml, { version: '1.1' })).toEqual({ title: value, list: [value] });
  });

  const hostile = hostileStrings();
  it.skipIf(!hostile).each(hostile?.markdown ?? [])('keeps the hostile %j one value', (value) => {
    const { article } = anExportable({
      article: { title: value, byline: [value], siteName: value, note: value },
    });
    const facts = frontMatter(article);
    const written = writeFrontMatter(facts);
    expect(read(written)).toEqual(facts);
    expect(written).not.toContain('<%');
  });

  const pieces = hostilePages();
  it.skipIf(!pieces)('shows and asks for nothing where it is taken for Markdown', () => {
    const all = [
      ...(pieces ?? []),
      ...(hostile?.markdown ?? []),
      '![a](https://outside.example/b.png) [c](javascript:alert(1)) ![d][e] <https://outside.example>',
    ];
    for (const text of all) {
      const facts = { title: text.replace(/\s+/g, ' '), author: [text] };
      const written = writeFrontMatter(facts);
      expect(parse(written.split('\n').slice(1, -2).join('\n'))).toEqual(facts);
      const html = micromark(written, { allowDangerousHtml: true, allowDangerousProtocol: true });
      const tags = [...html.matchAll(/<\/?([a-z0-9]*)/gi)].map(([, name = '']) => name);
      expect(
        tags.filter((name) => !PLAIN.has(name)),
        text,
      ).toEqual([]);
    }
  });
});
