import 'fake-indexeddb/auto';

import { strToU8, zipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { describe, expect, it, test } from 'vitest';

import { IMPORT_FIXTURES } from '@/tests/fixtures/imports/import-fixtures';
import { aFile, importInto } from '@/tests/support/import-tools';
import { logicalDump } from '@/tests/support/logical-dump';
import { testLibrary } from '@/tests/support/test-library';

import { hostilePages, hostileStrings } from '@/tests/support/attacks';

const lists = hostileStrings();
const pages = hostilePages();

/** What a stored body may hold. */
const ELEMENTS = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i ' +
    'img ins kbd li mark ol p pre q rb rp rt rtc ruby s samp section small span strong sub sup table tbody td tfoot th thead ' +
    'time tr u ul var wbr'
  ).split(' '),
);
const ATTRIBUTES = new Set(
  'dir lang title href rel target span datetime data-picture alt height width value reversed start colspan rowspan scope'.split(
    ' ',
  ),
);
const TAG = /<\/?([a-z][a-z0-9]*)((?:\s[a-z-]+="[^"]*")*)>/g;

/** Tags of a body that are none of these, or have other attributes. */
function strangeTags(html: string): string[] {
  const harmless = html.replace(TAG, (tag: string, name: string, attributes: string) => {
    const names = [...attributes.matchAll(/\s([a-z-]+)="[^"]*"/g)].map(([, attribute = '']) => attribute);
    return ELEMENTS.has(name) && names.every((attribute) => ATTRIBUTES.has(attribute)) ? '' : tag;
  });
  return harmless.includes('<') ? [harmless] : [];
}

async function expectHarmless(library: ReturnType<typeof testLibrary>): Promise<void> {
  const dump = await logicalDump(library);
  for (const { html } of dump.bodies as { html: string }[]) {
    expect(strangeTags(html)).toEqual([]);
    const { document } = new JSDOM(html).window;
    for (const element of document.querySelectorAll('[href], [src]'))
      for (const name of ['href', 'src'])
        expect(element.getAttribute(name) ?? 'https:').toMatch(/^(?:https?|mailto):/i);
  }
  for (const { url, urlKeys } of dump.articles as { url: string; urlKeys: string[] }[])
    for (const address of [url, ...urlKeys]) expect(address).toMatch(/^(?:https?|file):/);
  expect(Object.prototype).not.toHaveProperty('polluted');
}

test.skipIf(pages === null)(
  'takes hostile HTML by every way, and keeps nothing of it that runs or asks',
  { timeout: 600_000 },
  async () => {
    const payloads = pages ?? [];
    for (let at = 0; at < payloads.length; at += 100) {
      const library = testLibrary();
      const some = payloads.slice(at, at + 100);
      // A page takes long to read in full: several stand in one.
      const files = Array.from({ length: some.length / 10 }, (_, index) =>
        aFile(
          `<!DOCTYPE html><html><body><p>One paragraph of text.</p>${some
            .slice(index * 10, index * 10 + 10)
            .map((payload) => `<div>${payload}</div>`)
            .join('')}`,
          String(index),
        ),
      );
      const entries = some.map((content, index) => ({
        ...{
          is_archived: 0,
          is_starred: 0,
          tags: [content],
          title: content,
          url: `https://courier.example/${String(index)}`,
        },
        ...{ content: `<p>Text.</p>${content}`, annotations: [{ quote: content, text: content }] },
      }));
      const { stopped } = await importInto(library, ...files, aFile(JSON.stringify(entries)));
      expect(stopped).toBeNull();
      await expectHarmless(library);
    }
  },
);

test.skipIf(lists === null)(
  'takes every hostile string in every kind of file',
  { timeout: 600_000 },
  async () => {
    const { markdown, filenames, urls, csvFormula } = lists ?? {
      markdown: [],
      filenames: [],
      urls: [],
      csvFormula: [],
    };
    const strings = [
      ...markdown,
      ...filenames,
      ...urls,
      ...csvFormula,
      '__proto__',
      '{"__proto__":{"polluted":1}}',
    ];
    for (const { content } of Object.values(IMPORT_FIXTURES)) {
      if (typeof content !== 'string') continue;
      const library = testLibrary();
      const isJson = /^\s*[[{]/.test(content);
      const files = strings.flatMap((string, index) => {
        const written = isJson ? JSON.stringify(string).slice(1, -1) : string;
        const file = content
          .replaceAll('The ferry', () => written)
          .replaceAll('2026/ferry', () => `2026/${String(index)}`);
        const asAddress = content.replaceAll('https://courier.example/2026/ferry', () => written);
        return [aFile(file, string), aFile(asAddress, string)];
      });
      const { stopped } = await importInto(library, ...files);
      expect(stopped).toBeNull();
      await expectHarmless(library);
    }
  },
);

describe('archives made to harm', () => {
  const bookmarks = IMPORT_FIXTURES['bookmarks.html']?.content ?? '';
  const zip = (files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> => zipSync(files);

  it('are read by names that are nothing but names', async () => {
    const names = [
      '../../evil.html',
      '/etc/passwd',
      'C:\\evil.html',
      '__proto__',
      'a/'.repeat(200) + 'x.html',
      ...(lists?.filenames ?? []),
    ];
    const usable = names.filter((name) => name !== '' && strToU8(name).length < 60_000);
    const library = testLibrary();
    const { stopped } = await importInto(
      library,
      aFile(zip(Object.fromEntries(usable.map((name) => [`${name} `, strToU8(String(bookmarks))])))),
    );
    expect(stopped).toBeNull();
    expect(await library.db.articles.count()).toBe(2);
    await expectHarmless(library);
  });

  it('aren’t unpacked where they would burst, or lie too deep', async () => {
    const library = testLibrary();
    const bomb = zip({ 'bomb.html': new Uint8Array(30_000_000) });
    const deep = zip({ 'a.zip': zip({ 'b.zip': zip({ 'c.html': strToU8(String(bookmarks)) }) }) });
    const before = await logicalDump(library);
    const { faults } = await importInto(library, aFile(bomb, 'bomb'), aFile(deep, 'deep'));
    expect(faults.map(({ place, reason }) => [place.file, reason])).toEqual([
      ['bomb/bomb.html', 'bomb'],
      ['deep/a.zip/b.zip', 'bomb'],
    ]);
    expect(await logicalDump(library)).toEqual(before);
  });

  it('reads JSON that is nested without end', async () => {
    const library = testLibrary();
    const { stopped } = await importInto(
      library,
      aFile('['.repeat(500_000)),
      aFile('{"bookmarks":'.repeat(100_000)),
    );
    expect(stopped).toBeNull();
  });
});
