import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { unreadableRows, type UnreadableRows } from '@/tests/support/unreadable-rows';
import { describeSpan } from '@/utils/annotation/describe-range';
import type { SavedArticle } from '@/utils/article/article';
import { renderedText } from '@/utils/article/rendered-text';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { isFetchable } from '@/utils/images/missing-pictures';
import { addAnnotation } from '@/utils/library/annotate';
import { checkIntegrity } from '@/utils/library/check/check-integrity';
import { htmlOfText } from '@/utils/library/check/html-of-text';
import type { FaultKind, LibraryFault } from '@/utils/library/check/library-fault';
import { removeUnused, repairLibrary, type Repaired } from '@/utils/library/check/repair-library';
import { commitSave } from '@/utils/library/commit-save';
import { readArticle } from '@/utils/library/read-article';
import { SearchIndex } from '@/utils/library/search-index';
import { sha256 } from '@/utils/library/sha256';
import { ALL_ARTICLES } from '@/utils/search/article-filter';
import type { SavedSearch } from '@/utils/search/saved-search';
import type { TagRow } from '@/utils/storage/database';

const sanitize = createSanitizer(new JSDOM('').window);
const MADE = { onProgress: () => undefined, signal: new AbortController().signal };

/** An article of a library with two versions, two pictures of its own, one that all show, and a highlight. */
interface Made {
  article: SavedArticle;
  /** Hashes of the pictures that no other article shows. */
  pictures: [string, string];
  earlier: string;
  annotation: string;
}

interface MadeLibrary {
  library: TestLibrary;
  rows: UnreadableRows;
  articles: Made[];
}

const textOf = (name: string, version: number): string =>
  `The ferry ${name} has left the harbour.\nVersion ${String(version)} of it is told here, and it is of some length.`;

async function made(count: number): Promise<MadeLibrary> {
  const library = testLibrary();
  const rows = unreadableRows(library.db);
  const articles: Made[] = [];
  for (let at = 0; at < count; at += 1) articles.push(await save(library, at));
  return { library, rows, articles };
}

async function save(library: TestLibrary, at: number): Promise<Made> {
  const { db } = library;
  const name = `number${String(at)}`;
  const url = `https://courier.example/${name}`;
  const marks = [2 * at + 1, 2 * at + 2, 0];
  const pictures = marks.map((mark) => ({
    url: `https://courier.example/${String(mark)}.png`,
    alt: `Picture ${String(mark)}`,
    width: 10,
    height: 5,
  }));
  for (const version of [1, 2]) {
    library.setTime(`2026-11-2${String(version)}T08:00:00.000Z`);
    const textContent = textOf(name, version);
    const saveId = `${name}-${String(version)}`;
    const [first = '', second = ''] = textContent.split('\n');
    await stageCapture(
      library,
      saveId,
      aCapture({
        metadata: { url, title: `The ferry ${name}` },
        content: `<h2>${first}</h2><p>${second}</p>`,
        textContent,
        pictures,
      }),
    );
    for (const [index, mark] of marks.entries()) await stagePicture(library, saveId, index, pngBytes(mark));
    await commitSave(library, saveId, false);
  }
  const article = (await db.articles.toArray()).find((one) => one.url === url);
  if (!article?.versionId) throw new Error(name);
  const saved = { ...article, versionId: article.versionId };
  const selector = describeSpan(textOf(name, 2), { start: 4, end: 9 });
  if (!selector) throw new Error(name);
  await addAnnotation(library, saved, selector, { color: 'green', note: `On ${name}.`, tags: [] });
  const [annotation] = await db.annotations.where('articleId').equals(saved.id).primaryKeys();
  const versions = await db.versions.where('articleId').equals(saved.id).toArray();
  const hashes = versions[0]?.pictures.map(({ hash }) => hash ?? '') ?? [];
  return {
    article: saved,
    pictures: [hashes[0] ?? '', hashes[1] ?? ''],
    earlier: versions.find(({ id }) => id !== saved.versionId)?.id ?? '',
    annotation: annotation ?? '',
  };
}

const check = (library: TestLibrary): Promise<LibraryFault[]> => checkIntegrity(library, MADE);
const repair = (library: TestLibrary, faults: LibraryFault[]): Promise<Repaired> =>
  repairLibrary(library, faults, {
    ...MADE,
    sanitize,
    recoveredTitle: (site) => `Recovered highlights: ${site}`,
  });

/** A fault as it is expected: its kind, and the key of its row. */
type Named = `${FaultKind} ${string}`;
const named = (faults: LibraryFault[]): string[] =>
  faults.map(({ kind, id, hash }) => [kind, id, hash].filter((part) => part !== undefined).join(' ')).sort();

/** What is done to one article of a library, what the check says of it, and what it still says after a repair. */
interface Damage {
  act: (made: MadeLibrary, one: Made) => Promise<unknown>;
  faults: (one: Made) => Named[];
  left?: (one: Made) => Named[];
}

const bothVersions = ({ article, earlier }: Made): [string, string] => [article.versionId, earlier];

const DAMAGES: Record<string, Damage> = {
  nothing: { act: () => Promise.resolve(), faults: () => [] },
  'a text that is gone': {
    act: ({ library: { db } }, { article }) => db.texts.delete(article.versionId),
    faults: ({ article }) => [`textMissing ${article.versionId}`],
  },
  'a text that is no text': {
    act: ({ library: { db } }, { earlier }) => db.texts.update(earlier, { text: 7 as unknown as string }),
    faults: ({ earlier }) => [`textDamaged ${earlier}`],
  },
  'a text that can’t be read': {
    act: ({ rows }, { article }) => {
      rows.damage('texts', article.versionId);
      return Promise.resolve();
    },
    faults: ({ article }) => [`textDamaged ${article.versionId}`],
  },
  'a body that is gone': {
    act: ({ library: { db } }, { article }) => db.bodies.delete(article.versionId),
    faults: ({ article }) => [`bodyMissing ${article.versionId}`],
  },
  'a body whose bytes are damaged': {
    act: async ({ library: { db } }, { article }) => {
      const body = await db.bodies.get(article.versionId);
      const gzip = body?.gzip.slice() ?? new Uint8Array();
      gzip[20] = (gzip[20] ?? 0) ^ 0xff;
      return db.bodies.put({ versionId: article.versionId, gzip });
    },
    faults: ({ article }) => [`bodyDamaged ${article.versionId}`],
  },
  'a body that can’t be read': {
    act: ({ rows }, { earlier }) => {
      rows.damage('bodies', earlier);
      return Promise.resolve();
    },
    faults: ({ earlier }) => [`bodyDamaged ${earlier}`],
  },
  'body and text that are gone': {
    act: async ({ library: { db } }, { earlier }) => {
      await db.bodies.delete(earlier);
      await db.texts.delete(earlier);
    },
    faults: ({ earlier }) => [`bodyMissing ${earlier}`, `textMissing ${earlier}`],
    left: ({ earlier }) => [`bodyMissing ${earlier}`, `textMissing ${earlier}`],
  },
  'all that is shown, while an earlier version is whole': {
    act: async ({ library: { db } }, { article }) => {
      await db.bodies.delete(article.versionId);
      await db.texts.delete(article.versionId);
    },
    faults: ({ article }) => [
      `bodyMissing ${article.versionId}`,
      `textMissing ${article.versionId}`,
      `shownVersion ${article.id}`,
    ],
    left: ({ article }) => [`bodyMissing ${article.versionId}`, `textMissing ${article.versionId}`],
  },
  'all that is shown, which can’t be read, while an earlier version is whole': {
    act: ({ rows }, { article }) => {
      rows.damage('bodies', article.versionId);
      rows.damage('texts', article.versionId);
      return Promise.resolve();
    },
    faults: ({ article }) => [
      `bodyDamaged ${article.versionId}`,
      `textDamaged ${article.versionId}`,
      `shownVersion ${article.id}`,
    ],
    left: ({ article }) => [`bodyDamaged ${article.versionId}`, `textDamaged ${article.versionId}`],
  },
  'a version of another article that is shown': {
    act: ({ library: { db }, articles }, { article }) =>
      db.articles.update(article.id, { versionId: articles[0]?.article.versionId ?? '' }),
    faults: ({ article }) => [`shownVersion ${article.id}`],
  },
  'a picture that is gone': {
    act: ({ library: { db } }, { pictures: [, second] }) => db.images.delete(second),
    faults: (one) =>
      bothVersions(one).map((version): Named => `pictureMissing ${version} ${one.pictures[1]}`),
  },
  'the picture of the list that is gone': {
    act: ({ library: { db } }, { pictures: [first] }) => db.images.delete(first),
    faults: (one) => [
      ...bothVersions(one).map((version): Named => `pictureMissing ${version} ${one.pictures[0]}`),
      `leadPicture ${one.article.id}`,
    ],
  },
  'a picture with other bytes': {
    act: ({ library: { db } }, { pictures: [first] }) =>
      db.images.update(first, { blob: new Blob([Uint8Array.of(1, 2, 3)], { type: 'image/png' }) }),
    faults: ({ pictures: [first] }) => [`pictureDamaged ${first}`],
  },
  'a picture that can’t be read': {
    act: ({ rows }, { pictures: [first] }) => {
      rows.damage('images', first);
      return Promise.resolve();
    },
    // It may be whole, and be read another day.
    faults: ({ pictures: [first] }) => [`unreadable ${first}`],
    left: ({ pictures: [first] }) => [`unreadable ${first}`],
  },
  'a saved search that is none': {
    act: ({ library: { db } }, { article }) =>
      db.searches.put({ id: `search-${article.id}`, name: 7, query: 'ferry' } as unknown as SavedSearch),
    faults: ({ article }) => [`unreadable search-${article.id}`],
    left: ({ article }) => [`unreadable search-${article.id}`],
  },
  'a saved search that can’t be read': {
    act: async ({ library: { db }, rows }, { article }) => {
      const id = `lost-${article.id}`;
      await db.searches.put({ ...ALL_ARTICLES, id, name: '', position: 0, created: '', modified: '' });
      rows.damage('searches', id);
    },
    faults: ({ article }) => [`unreadable lost-${article.id}`],
    left: ({ article }) => [`unreadable lost-${article.id}`],
  },
  'a tag of a colour that there isn’t': {
    act: ({ library: { db } }, { article }) =>
      db.tags.put({ name: `tag-${article.id}`, color: 'plaid', modified: '' } as unknown as TagRow),
    faults: ({ article }) => [`unreadable tag-${article.id}`],
    left: ({ article }) => [`unreadable tag-${article.id}`],
  },
  'a picture that is counted wrongly': {
    act: ({ library: { db } }, { pictures: [first] }) => db.images.update(first, { references: 7 }),
    faults: ({ pictures: [first] }) => [`pictureCount ${first}`],
  },
  'a highlight whose article is lost': {
    act: async ({ library: { db } }, { annotation }) => {
      const row = await db.annotations.get(annotation);
      if (row)
        await db.annotations.add({
          ...row,
          id: `lost-${annotation}`,
          articleId: `lost-of-${annotation}`,
          versionId: `lost-version-of-${annotation}`,
        });
    },
    faults: ({ annotation }) => [`annotationOrphaned lost-${annotation}`],
  },
  'an article’s row that is gone': {
    act: ({ library: { db } }, { article }) => db.articles.delete(article.id),
    faults: (one) => [
      ...bothVersions(one).map((version): Named => `versionOrphaned ${version}`),
      `annotationOrphaned ${one.annotation}`,
      `index ${one.article.id}`,
    ],
  },
  'blocks of a save that is done': {
    act: ({ library: { db } }, { article }) =>
      db.staging.put({ saveId: saveOf(article), part: 'picture:0', block: 0, blocks: 1, data: 'abc' }),
    faults: ({ article }) => [`stagingLeft ${saveOf(article)}`],
  },
  'an article that isn’t in the index': {
    act: ({ library: { db } }, { article }) => db.searchArticles.delete(article.id),
    faults: ({ article }) => [`index ${article.id}`],
  },
  'an article in the index that isn’t there': {
    act: ({ library: { db } }, { article }) =>
      db.searchArticles.put({
        articleId: `gone-${article.id}`,
        facts: 9_999,
        factsCheck: 0,
        text: null,
        versionId: null,
      }),
    faults: ({ article }) => [`index gone-${article.id}`],
  },
  'body, text and picture of nothing': {
    act: async ({ library: { db } }, { article }) => {
      const body = await db.bodies.get(article.versionId);
      if (body) await db.bodies.put({ ...body, versionId: `no-${article.id}` });
      await db.texts.put({ versionId: `no-${article.id}`, text: 'Nobody’s.' });
      const bytes = new TextEncoder().encode(article.id);
      await db.images.put({ hash: await sha256(bytes), blob: new Blob([bytes]), references: 1 });
      picturesOfNothing.set(article.id, await sha256(bytes));
    },
    faults: (one) => unused(one),
    left: (one) => unused(one),
  },
};

const picturesOfNothing = new Map<string, string>();
const saveOf = ({ title }: SavedArticle): string => `${title.replace('The ferry ', '')}-2`;
const unused = ({ article: { id } }: Made): Named[] => [
  `unused no-${id}`,
  `unused no-${id}`,
  `unused ${picturesOfNothing.get(id) ?? ''}`,
];

/** All rows that are of one article. */
async function rowsOf({ db }: TestLibrary, { article: { id, versionId }, earlier, pictures }: Made) {
  return {
    article: await db.articles.get(id),
    versions: await db.versions.bulkGet([versionId, earlier]),
    bodies: await db.bodies.bulkGet([versionId, earlier]),
    texts: await db.texts.bulkGet([versionId, earlier]),
    images: (await db.images.bulkGet(pictures)).map((image) => [
      image?.hash,
      image?.references,
      image?.blob.size,
    ]),
    annotations: await db.annotations.where('articleId').equals(id).toArray(),
  };
}

describe('checkIntegrity and repairLibrary', () => {
  it('find nothing in a library that is whole, and nothing in an empty one', async () => {
    expect(await check((await made(3)).library)).toEqual([]);
    expect(await check(testLibrary())).toEqual([]);
  });

  it('name exactly what is damaged, mend what they can, and change nothing else', async () => {
    const damages = fc.array(fc.constantFrom(...Object.keys(DAMAGES)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damages, async (names) => {
        // The first stays whole, for others to be taken for it.
        const all = await made(names.length + 1);
        const { library, articles } = all;
        const damaged = names.flatMap((name, at) => {
          const [damage, one] = [DAMAGES[name], articles[at + 1]];
          return damage && one ? [{ name, damage, one }] : [];
        });
        const before = await Promise.all(articles.map((one) => rowsOf(library, one)));
        for (const { damage, one } of damaged) await damage.act(all, one);

        const faults = await check(library);
        expect(named(faults)).toEqual(damaged.flatMap(({ damage, one }) => damage.faults(one)).sort());
        const { left } = await repair(library, faults);
        expect(left).toEqual([]);
        const still = await check(library);
        expect(named(still)).toEqual(damaged.flatMap(({ damage, one }) => damage.left?.(one) ?? []).sort());
        expect(still.filter(({ remedy }) => remedy === 'mend')).toEqual([]);

        await removeUnused(library, still);
        expect((await check(library)).filter(({ kind }) => kind === 'unused')).toEqual([]);
        for (const [at, one] of articles.entries())
          if (at === 0 || names[at - 1] === 'nothing') expect(await rowsOf(library, one)).toEqual(before[at]);
        library.db.close();
      }),
      { numRuns: 30 },
    );
  });

  it.each(Object.entries(DAMAGES))('mend it by itself: %s', async (name, damage) => {
    const all = await made(2);
    const [, one] = all.articles;
    if (!one) throw new Error(name);
    await damage.act(all, one);
    const faults = await check(all.library);
    expect(named(faults)).toEqual(damage.faults(one).sort());
    const { mended } = await repair(all.library, faults);
    expect(mended.length).toBe(faults.filter(({ remedy }) => remedy === 'mend').length);
    expect(named(await check(all.library))).toEqual((damage.left?.(one) ?? []).sort());
  });
});

/** A library of two articles, of which the second was damaged and repaired. */
async function repaired(act: (made: MadeLibrary, one: Made) => Promise<unknown>) {
  const all = await made(2);
  const [, one] = all.articles;
  if (!one) throw new Error('nothing was made');
  const before = await rowsOf(all.library, one);
  await act(all, one);
  await repair(all.library, await check(all.library));
  return { ...all, one, before, after: await rowsOf(all.library, one) };
}

describe('what a repair makes', () => {
  it('is the text that there was, found again by its words', async () => {
    const { after, before, library, one } = await repaired(async ({ library: { db } }, { article }) => {
      await db.texts.delete(article.versionId);
      await db.searchArticles.update(article.id, { text: null });
    });
    expect(after).toEqual(before);
    const {
      found: [found],
    } = await new SearchIndex(library).find([{ words: 'told', asWhole: true }]);
    expect(found?.has(one.article.id)).toBe(true);
  });

  it('is a body of the same text, marked as made of it, with its pictures; the page saved again is a new version', async () => {
    const { library, one } = await repaired(({ library: { db } }, { article }) =>
      db.bodies.delete(article.versionId),
    );
    const whole = await readArticle(library, one.article.id);
    expect(whole?.article.isFromText).toBe(true);
    expect(whole?.version.receipt.isFromText).toBe(true);
    expect(whole?.html.match(/<p>/g)).toHaveLength(2);
    expect(whole?.html.match(/data-picture/g)).toHaveLength(3);
    expect(whole?.version.contentHash).toBe(await sha256(whole?.html ?? ''));
    await library.db.texts.delete(one.article.versionId);
    await repair(library, await check(library));
    expect((await library.db.texts.get(one.article.versionId))?.text).toBe(textOf('number1', 2));

    await stageCapture(
      library,
      'again',
      aCapture({ metadata: { url: one.article.url }, textContent: textOf('number1', 2) }),
    );
    const job = await commitSave(library, 'again', false);
    expect(job?.outcome).toBe('new-version');
    expect((await library.db.articles.get(one.article.id))?.isFromText).toBeUndefined();
  });

  it('is an article that shows its other version, and keeps what the reader wrote', async () => {
    const { after, one, before } = await repaired(async ({ library: { db } }, { article }) => {
      await db.articles.update(article.id, { note: 'Mine.', tags: ['sea'] });
      await db.versions.delete(article.versionId);
      await db.bodies.delete(article.versionId);
      await db.texts.delete(article.versionId);
    });
    expect(after.article).toMatchObject({ versionId: one.earlier, note: 'Mine.', tags: ['sea'] });
    expect(after.annotations).toEqual(before.annotations);
  });

  it('is the row of a version of which body and text are there', async () => {
    const { after, one, library } = await repaired(({ library: { db } }, { article }) =>
      db.versions.delete(article.versionId),
    );
    expect(after.article?.versionId).toBe(one.article.versionId);
    const whole = await readArticle(library, one.article.id);
    expect(whole?.text).toBe(textOf('number1', 2));
    expect(whole?.version.metadata.title).toBe('The ferry number1');
    expect(whole?.annotations).toHaveLength(1);
  });

  it('is a picture that can be fetched again, and another in the list', async () => {
    const { after, one } = await repaired(({ library: { db } }, { pictures: [first] }) =>
      db.images.update(first, { blob: new Blob(['no picture']) }),
    );
    const [version] = after.versions;
    expect(version?.pictures.map(isFetchable)).toEqual([true, false, false]);
    expect(after.article).toMatchObject({ picturesKept: 2, picturesFound: 3, leadImage: one.pictures[1] });
    expect(after.images[0]).toEqual([undefined, undefined, undefined]);
  });

  it('is the article of versions whose row is lost, with its highlights and nothing else changed', async () => {
    const { after, before } = await repaired(({ library: { db } }, { article }) =>
      db.articles.delete(article.id),
    );
    expect({ ...after, article: null }).toEqual({ ...before, article: null });
    const { modified: _, ...kept } = after.article ?? { modified: '' };
    expect(before.article).toMatchObject(kept);
  });

  it('is an article of the quotes of highlights whose own is lost, that can be read and is found', async () => {
    const { library, one, before } = await repaired(async ({ library: { db } }, { article, earlier }) => {
      await db.articles.delete(article.id);
      for (const id of [article.versionId, earlier]) {
        await db.versions.delete(id);
        await db.bodies.delete(id);
        await db.texts.delete(id);
      }
    });
    const whole = await readArticle(library, one.article.id);
    expect(whole?.article).toMatchObject({
      title: 'Recovered highlights: courier.example',
      url: one.article.url,
      deletedAt: null,
    });
    expect(whole?.text).toBe('ferry');
    expect(whole?.annotations).toEqual(before.annotations);
    const {
      found: [found],
    } = await new SearchIndex(library).find([{ words: 'recovered', asWhole: true }]);
    expect(found?.has(one.article.id)).toBe(true);
  });

  it('is in the trash where all its highlights were deleted', async () => {
    const { library } = await repaired(async ({ library: { db } }, { annotation }) =>
      db.annotations.update(annotation, { articleId: 'lost', deletedAt: '2026-11-23T00:00:00.000Z' }),
    );
    expect((await library.db.articles.get('lost'))?.deletedAt).not.toBeNull();
  });
});

describe('what can’t be read', () => {
  it('is a fault of its own, and nothing that it may lead to counts as unused', async () => {
    const all = await made(3);
    const { library, rows, articles } = all;
    const [, one, other] = articles;
    if (!one || !other) throw new Error('nothing was made');
    rows.damage('versions', one.article.versionId);
    await library.db.texts.put({ versionId: 'of-nothing', text: '' });
    await library.db.articles.update(other.article.id, { title: null as unknown as string });
    const faults = await check(library);
    expect(named(faults)).toEqual(
      [`unreadable ${one.article.versionId}`, `unreadable ${other.article.id}`, 'unused of-nothing'].sort(),
    );
    expect(faults.map(({ remedy }) => remedy)).toEqual(['none', 'none', 'none']);
    const before = await library.db.texts.toArray();
    await repair(library, faults);
    expect(await removeUnused(library, faults)).toEqual([]);
    expect(await library.db.texts.toArray()).toEqual(before);
  });

  it('is not removed when something leads to it by the time it would be', async () => {
    const { library, articles } = await made(1);
    await library.db.texts.put({ versionId: 'late', text: 'Late.' });
    const faults = await check(library);
    expect(named(faults)).toEqual(['unused late']);
    const [one] = articles;
    await library.db.annotations.update(one?.annotation ?? '', { versionId: 'late' });
    expect(await removeUnused(library, faults)).toEqual([]);
    expect(await library.db.texts.get('late')).toBeDefined();
  });

  it('changes nothing by being looked for, and stops when it is told to', async () => {
    const all = await made(2);
    for (const [at, damage] of Object.values(DAMAGES).entries()) {
      const one = all.articles[at % 2];
      if (one) await damage.act(all, one);
    }
    const open = testLibraryRows(all.library);
    const before = await open();
    await check(all.library);
    expect(await open()).toEqual(before);

    const abort = new AbortController();
    const seen: number[] = [];
    const stopped = checkIntegrity(all.library, {
      signal: abort.signal,
      onProgress: (done) => {
        seen.push(done);
        abort.abort();
      },
    });
    await expect(stopped).rejects.toThrow('aborted');
    expect(seen).toHaveLength(1);
  });
});

/** All rows of tables that can still be read as a whole. */
function testLibraryRows(library: TestLibrary): () => Promise<unknown> {
  return async () => {
    const readable = await Promise.all(
      library.db.tables.map(async (table) => [table.name, await table.toArray().catch(() => 'unreadable')]),
    );
    return Object.fromEntries(readable) as unknown;
  };
}

describe('a body made of a text', () => {
  it('has that text, whatever stands in it', () => {
    const line = fc.string({
      unit: fc.constantFrom('a', '<', '&amp;', ' ', '\t', '海', '"', '\u00a0'),
      minLength: 1,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), (lines) => {
        const text = renderedText(sanitize(lines.map((one) => htmlOfText(one)).join(''))).text;
        expect(renderedText(sanitize(htmlOfText(text))).text).toBe(text);
      }),
    );
  });
});
