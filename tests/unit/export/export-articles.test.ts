import 'fake-indexeddb/auto';

import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';

import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import { updateAnnotation } from '@/utils/library/annotate';
import { annotateQuote } from '@/utils/library/annotate-quote';
import { commitSave } from '@/utils/library/commit-save';
import type { ExportOptions } from '@/utils/library/article-writers';
import { exportArticles } from '@/utils/library/export-articles';
import { mergeAnnotations } from '@/utils/library/merge-annotations';

import { saveLinks } from '@/utils/library/save-links';

import { createDocument, sanitize, serialize, WORDS } from './an-exportable';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

/** Saves an article, with so many pictures of its own; gives its id. */
async function save(title: string, pictures = 0, mark = 0): Promise<string> {
  const saveId = `${title} ${String(mark)}`;
  const found = Array.from({ length: pictures }, (_, index) => ({
    url: `https://courier.example/${String(index)}.png`,
    alt: `picture ${String(index)}`,
    width: null,
    height: null,
  }));
  const images = found.map((_, index) => `<img data-picture="${String(index)}">`).join('');
  await stageCapture(
    library,
    saveId,
    aCapture({
      metadata: { title, url: `https://courier.example/${encodeURIComponent(saveId)}` },
      content: `<p>${title} stops on Friday.</p>${images}`,
      textContent: `${title} stops on Friday.`,
      pictures: found,
    }),
  );
  for (const index of found.keys()) await stagePicture(library, saveId, index, pngBytes(mark + index));
  const job = await commitSave(library, saveId, false);
  return job?.articleId ?? '';
}

async function run(ids: string[], options: Partial<ExportOptions> = {}) {
  const result = await exportArticles(library, ids, {
    format: 'markdown',
    tableRows: 'highlights',
    markdownTemplate: null,
    bibliography: { style: 'apa', file: 'html' },
    withPictures: true,
    choice: null,
    words: WORDS,
    sanitize,
    createDocument,
    serialize,
    toCorePicture: () => Promise.resolve(null),
    onProgress: () => undefined,
    signal: new AbortController().signal,
    ...options,
  });
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

async function unzipped(blob: Blob): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await blob.arrayBuffer()));
}

const texts = (files: Record<string, Uint8Array>, extension: string): string[] =>
  Object.entries(files).flatMap(([path, bytes]) => (path.endsWith(extension) ? [strFromU8(bytes)] : []));

describe('exportArticles', () => {
  it.each([
    ['markdown', '最后一班渡轮.md', 'text/markdown;charset=utf-8'],
    ['html', '最后一班渡轮.html', 'text/html;charset=utf-8'],
    ['json', '最后一班渡轮.json', 'application/json'],
    ['text', '最后一班渡轮.txt', 'text/plain;charset=utf-8'],
  ] as const)('gives one article without pictures as a file of %s', async (format, name, type) => {
    const { name: given, blob, missing } = await run([await save('最后一班渡轮')], { format });
    expect({ name: given, type: blob.type, missing }).toEqual({ name, type, missing: 0 });
    expect(await blob.text()).toContain('最后一班渡轮 stops on Friday');
  });

  it('gives one article with pictures as one file where they can lie in it', async () => {
    const id = await save('Ferry', 2);
    const html = await run([id], { format: 'html' });
    expect((await html.blob.text()).match(/src="data:image\/png;base64,/g)).toHaveLength(2);
    const json = JSON.parse(await (await run([id], { format: 'json' })).blob.text()) as { pictures: object };
    expect(Object.keys(json.pictures)).toHaveLength(2);
  });

  it('zips Markdown with the folder of its pictures, and leaves them out when asked', async () => {
    const id = await save('渡轮', 2);
    const { name, blob } = await run([id]);
    expect(name).toMatch(/^Cuttings 2026-11-2[345]\.zip$/);
    const files = await unzipped(blob);
    expect(Object.keys(files)).toEqual(['渡轮.md', '渡轮/1.png', '渡轮/2.png']);
    expect(files['渡轮/2.png']).toEqual(pngBytes(1));
    expect((await run([id], { withPictures: false })).name).toBe('渡轮.md');
  });

  it.each(['markdown', 'html', 'json', 'text', 'annotations', 'csv'] as const)(
    'carries notes, colours and tags in %s',
    async (format) => {
      const id = await save('Ferry');
      await library.db.articles.update(id, { tags: ['sea'], note: 'on the article' });
      const quote = { exact: 'on Friday', prefix: 'Ferry stops ', suffix: '.' };
      await annotateQuote(library, id, { id: 'marked', quote, note: 'on the quote' });
      await updateAnnotation(library, 'marked', { color: 'rose', addedTag: 'day' });
      const { blob } = await run([id], { format });
      const text = await blob.text();
      for (const part of ['sea', 'on the article', 'on Friday', 'on the quote', 'day'])
        expect(text).toContain(part);
      expect(text).toMatch(/"color": "rose"|"rose"|Rose/);
    },
  );

  describe('of chosen highlights', () => {
    let id: string;

    beforeEach(async () => {
      id = await save('Ferry', 1);
      await library.db.articles.update(id, { note: 'on the article' });
      const quoteOf = (exact: string) => ({ exact, prefix: '', suffix: '' });
      await annotateQuote(library, id, { id: 'wanted', quote: quoteOf('on Friday'), note: 'a note' });
      await annotateQuote(library, id, { id: 'unwanted', quote: quoteOf('stops'), note: 'another' });
    });

    const choose = (withText: boolean, notesOn: string[] = []) => ({
      choice: { highlights: new Set(['wanted']), notesOn: new Set(notesOn), withText },
    });

    it.each(['markdown', 'html', 'json', 'text', 'annotations', 'csv', 'bookmarks'] as const)(
      'has only these in %s',
      async (format) => {
        const { name, blob } = await run([id], { format, ...choose(false) });
        const text = await blob.text();
        // The picture of the body stays away with it.
        expect(name).toMatch(/^Ferry\.(?:md|html|json|jsonld|csv|txt)$/);
        for (const part of ['on Friday', 'a note']) expect(text).toContain(part);
        for (const part of ['another', 'on the article', 'Ferry stops on Friday.', 'base64,'])
          expect(text).not.toContain(part);
      },
    );

    it.each(['markdown', 'html', 'json'] as const)(
      'has the text with them in %s where asked',
      async (format) => {
        const options = { format, withPictures: false, ...choose(true, [id]) };
        const text = await (await run([id], options)).blob.text();
        const stands = format === 'html' ? 'Ferry stops <mark' : 'Ferry stops on Friday.';
        for (const part of [stands, 'a note', 'on the article']) expect(text).toContain(part);
        expect(text).not.toContain('another');
      },
    );

    it('writes JSON of the same form', async () => {
      const { blob } = await run([id], { format: 'json', ...choose(false) });
      const parsed = JSON.parse(await blob.text()) as { versions: unknown[]; annotations: { id: string }[] };
      expect(parsed.versions).toEqual([]);
      expect(parsed.annotations.map(({ id: one }) => one)).toEqual(['urn:uuid:wanted']);
      expect(parsed).toMatchObject({ format: 2, article: { id, title: 'Ferry', note: '' }, pictures: {} });
    });
  });

  it('says so when nothing has the web address that a bookmark needs', async () => {
    const id = await save('Ferry', 1);
    await library.db.articles.update(id, { url: 'file:///ferry.html' });
    await expect(run([id], { format: 'bookmarks' })).rejects.toThrow('no-address');
  });

  it('writes only what is marked as Web Annotations, also of links, and says so when nothing is', async () => {
    const id = await save('Ferry', 1);
    await expect(run([id], { format: 'annotations' })).rejects.toThrow('nothing-marked');
    const quote = { exact: 'on Friday', prefix: '', suffix: '' };
    await annotateQuote(library, id, { id: 'marked', quote, note: 'a note' });
    await annotateQuote(library, id, { id: 'gone', quote: { ...quote, exact: 'stops' }, note: '' });
    await library.db.annotations.update('gone', { deletedAt: '2026-11-24T08:00:00.000Z' });
    const [link] = await saveLinks(library, [{ url: 'https://courier.example/bridge', title: 'Bridge' }]);
    await library.db.articles.update(link?.id ?? '', { tags: ['river'] });

    const { name, blob, links } = await run([id, link?.id ?? ''], { format: 'annotations' });
    expect(name).toMatch(/^Cuttings 2026-11-2[345]\.jsonld$/);
    expect({ type: blob.type, links }).toEqual({ type: 'application/ld+json', links: 0 });
    const { total, first } = JSON.parse(await blob.text()) as { total: number; first: { items: object[] } };
    expect(total).toBe(2);
    expect(first.items).toMatchObject([
      { id: 'urn:uuid:marked' },
      { motivation: 'tagging', target: 'https://courier.example/bridge' },
    ]);
    expect((await run([id], { format: 'annotations' })).name).toBe('Ferry.jsonld');
  });

  it('has of merged highlights the one that they became', async () => {
    const id = await save('Ferry');
    await annotateQuote(library, id, {
      id: 'one',
      quote: { exact: 'stops', prefix: '', suffix: '' },
      note: 'a',
    });
    await annotateQuote(library, id, {
      id: 'two',
      quote: { exact: 'Friday', prefix: '', suffix: '' },
      note: 'b',
    });
    const versionId = (await library.db.articles.get(id))?.versionId ?? '';
    const selector: [TextQuoteSelector] = [
      { type: 'TextQuoteSelector', exact: 'stops on Friday', prefix: '', suffix: '' },
    ];
    await mergeAnnotations(library, {
      ids: ['one', 'two'],
      keptId: 'one',
      versionId,
      place: { versionId, selector },
    });
    const { blob } = await run([id], { format: 'json' });
    const { annotations } = JSON.parse(await blob.text()) as { annotations: { id: string }[] };
    expect(annotations).toMatchObject([{ id: 'urn:uuid:one' }]);
    expect(JSON.stringify(annotations)).toContain('a\\n\\nb');
  });

  it('numbers articles of one title, together with their folders', async () => {
    const ids = [await save('Ferry', 1, 1), await save('ferry', 1, 2)];
    expect(Object.keys(await unzipped((await run(ids)).blob))).toEqual([
      'Ferry.md',
      'Ferry/1.png',
      'ferry (2).md',
      'ferry (2)/1.png',
    ]);
  });

  it('stores a picture that two articles show once in JSON', async () => {
    const ids = [await save('One', 1), await save('Two', 1)];
    const files = await unzipped((await run(ids, { format: 'json' })).blob);
    const names = Object.keys(files);
    expect(names).toHaveLength(3);
    const [picture = ''] = names.filter((name) => name.startsWith('pictures/'));
    for (const json of texts(files, '.json')) expect(json).toContain(`"file": "${picture}"`);
  });

  it('gives every version of an article in JSON, the one shown first', async () => {
    const id = await save('Ferry');
    library.setTime('2026-11-25T08:00:00.000Z');
    await stageCapture(
      library,
      'again',
      aCapture({ metadata: { url: 'https://courier.example/Ferry%200' }, content: '<p>Stops never.</p>' }),
    );
    await commitSave(library, 'again', false);
    const { blob } = await run([id], { format: 'json' });
    const { versions } = JSON.parse(await blob.text()) as { versions: { content: string }[] };
    expect(versions.map(({ content }) => content)).toEqual([
      '<p>Stops never.</p>',
      '<p>Ferry stops on Friday.</p>',
    ]);
  });

  it('says how many articles were not there, and says so when none was', async () => {
    const id = await save('Ferry');
    expect(await run([id, 'gone'])).toMatchObject({ missing: 1, name: 'Ferry.md' });
    await expect(run(['gone'])).rejects.toThrow('nothing');
  });

  it('leaves out links whose pages are not read, and says so', async () => {
    const id = await save('Ferry');
    const [link] = await saveLinks(library, [{ url: 'https://courier.example/bridge', title: 'Bridge' }]);
    expect(await run([id, link?.id ?? ''])).toMatchObject({ missing: 0, links: 1, name: 'Ferry.md' });
    await expect(run([link?.id ?? ''])).rejects.toThrow('only-links');
  });

  it('tells its progress article by article', async () => {
    const ids = [await save('One'), await save('Two'), await save('Three')];
    const seen: number[] = [];
    await run(ids, { onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('stops when it is told to', async () => {
    const ids = [await save('One'), await save('Two'), await save('Three')];
    const abort = new AbortController();
    const seen: number[] = [];
    const running = run(ids, {
      signal: abort.signal,
      onProgress: (done) => {
        seen.push(done);
        abort.abort();
      },
    });
    await expect(running).rejects.toThrow(/abort/i);
    expect(seen).toEqual([1]);
  });
});
