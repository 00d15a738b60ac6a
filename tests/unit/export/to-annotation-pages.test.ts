import { describe, expect, it } from 'vitest';

import { anAnnotation, aQuote } from '@/tests/support/an-annotation';
import { type Annotation, annotationBody } from '@/utils/annotation/annotation';
import { describePageImage } from '@/utils/annotation/picture-selector';
import type { ExportableFacts, ExportedFile } from '@/utils/export/exportable-article';
import { annotationPages } from '@/utils/export/to-annotation-pages';

import { anExportable } from './an-exportable';
import { COLLECTION_SCHEMA, PAGE_SCHEMA } from './annotation-model';
import { hostileStrings } from '@/tests/support/attacks';
import { schemaFaults } from './json-schema';

interface Page {
  id: string;
  partOf: string;
  startIndex: number;
  next?: string;
  items: { id: string; motivation: string; body?: { value: string }[]; target: unknown }[];
}
interface Collection {
  id: string;
  total: number;
  first: Page;
  last: string;
}

async function write(sources: ExportableFacts[], pageSize = 1_000, withArticleTags = true) {
  let ids = 0;
  const writer = annotationPages({
    label: 'Cuttings 2026-11-24',
    exportedAt: '2026-11-24T08:00:00.000Z',
    newId: () => `10000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    nameFor: (extension) => `all${extension}`,
    withArticleTags,
    pageSize,
  });
  const files: ExportedFile[] = [];
  for (const source of sources) files.push(...(await writer.add(source)));
  files.push(...(await writer.finish()));
  const parsed = await Promise.all(
    files.map(async ({ path, content }) => ({
      path,
      json: JSON.parse(await new Blob([content]).text()) as unknown,
    })),
  );
  return {
    names: files.map(({ path }) => path),
    collection: (parsed.find(({ path }) => path === 'all.jsonld')?.json ?? null) as Collection | null,
    pages: parsed.filter(({ path }) => path !== 'all.jsonld').map(({ json }) => json as Page),
  };
}

/** So many highlights of so many articles. */
function marked(articles: number, highlights: number): ExportableFacts[] {
  return Array.from({ length: articles }, (_, at) => {
    const { article, annotations } = anExportable({
      highlights: Array.from({ length: highlights }, () => ({ exact: 'ferry', note: 'n', tags: ['a'] })),
    });
    const own = annotations.map((one, index) => ({
      ...one,
      id: `${String(at).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }));
    return { article, annotations: own };
  });
}

describe('annotationPages', () => {
  it('writes a collection with its one page, as the model has it', async () => {
    const { names, collection } = await write(marked(2, 2));
    expect(names).toEqual(['all.jsonld']);
    expect(schemaFaults(COLLECTION_SCHEMA, collection)).toEqual([]);
    expect(collection).toMatchObject({ total: 4, last: collection?.first.id, first: { startIndex: 0 } });
    expect(collection?.first).not.toHaveProperty('next');
    expect(collection).not.toHaveProperty('creator');
  });

  it.each([
    [1, 3],
    [2, 3],
    [3, 2],
    [4, 2],
    [6, 1],
    [7, 1],
  ])('leads from page to page, %i annotations each', async (pageSize, articles) => {
    const { names, collection, pages } = await write(marked(articles, 2), pageSize);
    if (!collection) throw new Error('no collection');
    const all = [collection.first, ...pages];
    expect(schemaFaults(COLLECTION_SCHEMA, collection)).toEqual([]);
    for (const page of pages) expect(schemaFaults(PAGE_SCHEMA, page)).toEqual([]);
    expect(all.map(({ next }) => next)).toEqual([...all.slice(1).map(({ id }) => id), undefined]);
    expect(all.map(({ startIndex }) => startIndex)).toEqual(all.map((_, at) => at * pageSize));
    expect(new Set(all.map(({ partOf }) => partOf))).toEqual(new Set([collection.id]));
    expect(collection.last).toBe(all.at(-1)?.id);
    expect(collection.total).toBe(articles * 2);
    const items = all.flatMap(({ items: its }) => its.map(({ id }) => id));
    expect(new Set(items).size).toBe(articles * 2);
    expect(new Set(names).size).toBe(all.length);
  });

  it('has the selectors of a highlight as they are stored, in the order of the text', async () => {
    const { article, annotations } = anExportable({ highlights: [{ exact: 'Friday' }, { exact: 'ferry' }] });
    const { collection } = await write([{ article, annotations }]);
    expect(collection?.first.items.map(({ target }) => target)).toEqual(
      annotations.toReversed().map(({ target }) => ({ type: 'SpecificResource', ...target })),
    );
  });

  it('has pictures behind the text', async () => {
    const { article, annotations } = anExportable({ highlights: [{ exact: 'Friday' }] });
    const picture: Annotation = {
      ...anAnnotation([aQuote('')]),
      id: '20000000-0000-4000-8000-000000000000',
      body: annotationBody('', []),
      target: {
        source: article.url,
        selector: [describePageImage({ url: 'https://courier.example/1.png', alt: '', caption: '' })],
      },
    };
    const { collection } = await write([{ article, annotations: [picture, ...annotations] }]);
    expect(schemaFaults(COLLECTION_SCHEMA, collection)).toEqual([]);
    expect(collection?.first.items.at(-1)).toMatchObject({ id: `urn:uuid:${picture.id}` });
    expect(collection?.first.items.at(-1)).not.toHaveProperty('body');
  });

  it('has a note on an article, and its tags, as an annotation of the whole', async () => {
    const { article } = anExportable({ article: { note: 'Read **again**', tags: ['sea'] } });
    const { collection } = await write([{ article, annotations: [] }]);
    expect(schemaFaults(COLLECTION_SCHEMA, collection)).toEqual([]);
    expect(collection?.first.items).toMatchObject([
      {
        motivation: 'commenting',
        target: article.url,
        body: [
          { value: 'Read **again**', format: 'text/markdown' },
          { purpose: 'tagging', value: 'sea' },
        ],
      },
    ]);
    const tagged = { article: { ...article, note: '' }, annotations: [] };
    expect((await write([tagged])).collection?.first.items).toMatchObject([{ motivation: 'tagging' }]);
    expect((await write([tagged], 9, false)).names).toEqual([]);
  });

  it('writes no file where nothing is marked', async () => {
    const { article } = anExportable();
    expect((await write([{ article, annotations: [] }])).names).toEqual([]);
  });

  it('keeps hostile notes as the text they are', async () => {
    const { markdown = [] } = hostileStrings() ?? {};
    const own = ['<img src=x onerror=alert(1)>', '[x](javascript:alert(1))', '"}]}'];
    const notes = [...own, ...markdown].filter((note) => note.trim() !== '');
    const { article, annotations } = anExportable({
      highlights: notes.map((note) => ({ exact: 'ferry', note })),
    });
    const { collection } = await write([{ article, annotations }]);
    expect(schemaFaults(COLLECTION_SCHEMA, collection)).toEqual([]);
    expect(collection?.first.items.map(({ body }) => body?.[0]?.value) ?? []).toEqual(notes);
  });
});
