import 'fake-indexeddb/auto';

import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';

import { aQuote } from '@/tests/support/an-annotation';
import { backupOf, opened, restoreInto } from '@/tests/support/backup-tools';
import { faultsOfRows } from '@/tests/support/integrity';
import { LIBRARY_OPERATIONS, save } from '@/tests/support/library-operations';
import { libraryRows } from '@/tests/support/library-rows';
import { logicalDump } from '@/tests/support/logical-dump';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { quoteOf } from '@/utils/annotation/annotation';
import type { SavedArticle } from '@/utils/article/article';
import { addAnnotation, deleteAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { openBackup } from '@/utils/library/backup/open-backup';
import { previewRestore } from '@/utils/library/backup/restore-backup';
import { commitSave } from '@/utils/library/commit-save';
import { saveLinks } from '@/utils/library/save-links';
import { saveSearch } from '@/utils/library/saved-searches';
import { keepBlocks } from '@/utils/library/site-blocks';
import { setTagColor } from '@/utils/library/tag-colors';
import { tellApart } from '@/utils/library/tell-apart';
import { addTag, setNote, trashArticles } from '@/utils/library/update-article';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

/** Saves a page with so many pictures; gives its article's id. */
async function savePage(of: TestLibrary, name: string, pictures = 0): Promise<string> {
  const found = Array.from({ length: pictures }, (_, index) => ({
    ...{ url: `https://courier.example/${String(index)}.png`, alt: '', width: null, height: null },
  }));
  const images = found.map((_, index) => `<img data-picture="${String(index)}">`).join('');
  const saveId = of.newId();
  const capture = aCapture({
    metadata: { title: name, url: `https://courier.example/${name}` },
    content: `<p>${name} stops on Friday.</p>${images}`,
    textContent: `${name} stops on Friday.`,
    pictures: found,
  });
  await stageCapture(of, saveId, capture);
  for (const index of found.keys()) await stagePicture(of, saveId, index, pngBytes(index));
  return (await commitSave(of, saveId, false))?.articleId ?? '';
}

async function highlight(of: TestLibrary, articleId: string, words: string, note = ''): Promise<string> {
  const article = (await of.db.articles.get(articleId)) as SavedArticle;
  await addAnnotation(of, article, [aQuote(words)], { color: 'green', note, tags: ['sea'] });
  const rows = await of.db.annotations.where('articleId').equals(articleId).toArray();
  return rows.find((row) => quoteOf(row).exact === words)?.id ?? '';
}

async function filled(): Promise<{ ferry: string; bridge: string; link: string }> {
  const ferry = await savePage(library, 'ferry', 2);
  const bridge = await savePage(library, 'bridge', 1);
  await highlight(library, ferry, 'stops', 'A *note*.');
  await deleteAnnotation(library, await highlight(library, ferry, 'Friday'));
  await addTag(library, [ferry], 'sea/deep');
  await setNote(library, bridge, 'Read again');
  await trashArticles(library, [bridge]);
  await saveLinks(library, [{ url: 'https://courier.example/link', title: 'A link' }]);
  const link = (await library.db.articles.filter(({ versionId }) => versionId === null).first())?.id ?? '';
  await saveSearch(library, { place: 'all', tag: null, site: null, query: 'ferry' }, 'Ferries');
  await setTagColor(library, 'sea', 'blue');
  await keepBlocks(library, 'https://courier.example/', [{ kind: 'exclude', selector: '.ad' }]);
  await tellApart(library, [ferry, bridge]);
  return { ferry, bridge, link };
}

const dump = async (of: TestLibrary): Promise<unknown> => ({
  ...(await logicalDump(of)),
  apart: await of.db.similar.filter(({ isApart }) => isApart).toArray(),
});

async function filesOf(blob: Blob): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await blob.arrayBuffer()));
}

/** The backup with some of its files changed, added, or taken out. */
async function changed(blob: Blob, files: Record<string, string | Uint8Array | null>): Promise<Blob> {
  const all: Zippable = {};
  for (const [path, content] of Object.entries({ ...(await filesOf(blob)), ...files }))
    if (content !== null) all[path] = typeof content === 'string' ? strToU8(content) : content;
  return new Blob([zipSync(all)]);
}

const articleFile = (files: Record<string, Uint8Array>, id: string): Record<string, unknown> =>
  JSON.parse(strFromU8(files[`articles/${id}.json`] ?? new Uint8Array())) as Record<string, unknown>;

describe('a backup', () => {
  it('can be read without us: a list of its articles, their pages, and pictures beside them', async () => {
    const { ferry, bridge, link } = await filled();
    const { blob, made } = await backupOf(library, { theme: 'dark' });
    const files = await filesOf(blob);
    expect(Object.keys(files).filter((path) => !path.startsWith('pictures/'))).toEqual([
      'README.txt',
      ...[ferry, bridge].flatMap((id) => [`articles/${id}.json`, `articles/${id}.html`]),
      `articles/${link}.json`,
      'index.html',
      'library.json',
      'backup.json',
    ]);
    // The bridge's picture is one of the ferry's.
    expect(made.counts).toEqual({ articles: 3, versions: 2, annotations: 1, pictures: 2 });
    const page = strFromU8(files[`articles/${ferry}.html`] ?? new Uint8Array());
    const shown = [...page.matchAll(/<img[^>]* src="\.\.\/([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(shown).toHaveLength(2);
    for (const path of shown) expect(files[path]).toBeDefined();
    expect(page).toContain('<mark data-color="green"');
    const index = strFromU8(files['index.html'] ?? new Uint8Array());
    expect(index).toContain(`href="articles/${ferry}.html"`);
    expect(index).toContain('href="https://courier.example/link"');
    expect(index).not.toContain(bridge);
  });

  it('gives back an equal library, by merging and in place of what is there', async () => {
    await filled();
    const before = await dump(library);
    const { blob } = await backupOf(library);
    for (const mode of ['merge', 'replace'] as const) {
      const other = testLibrary();
      const { counts, faults } = await restoreInto(other, blob, mode);
      expect(faults).toEqual([]);
      expect(counts).toEqual({ added: 3, changed: 0, same: 0, trashed: 0 });
      expect(await dump(other)).toEqual(before);
      expect(faultsOfRows(await libraryRows(other.db))).toEqual([]);
      // Once more changes nothing.
      expect((await restoreInto(other, blob, mode)).counts).toEqual({
        ...{ added: 0, changed: 0, same: 3, trashed: 0 },
      });
      expect(await dump(other)).toEqual(before);
    }
  });

  it('gives back whatever was done to a library', async () => {
    const names = Object.keys(LIBRARY_OPERATIONS);
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', 'n', '渡', '轮', '🚢', ' ', '.'),
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...names), words, fc.nat(50), fc.nat(50)), { maxLength: 30 }),
        async (steps) => {
          const one = testLibrary();
          await save(one, 'The ferry stops.', 1);
          for (const [name, text, first, second] of steps)
            await LIBRARY_OPERATIONS[name]?.(one, text, first, second);
          const { blob } = await backupOf(one);
          const other = testLibrary();
          const { faults } = await restoreInto(other, blob);
          expect(faults).toEqual([]);
          expect(await dump(other)).toEqual(await dump(one));
          await Promise.all([one.db.delete(), other.db.delete()]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('merges without touching what is newer here', async () => {
    const { ferry } = await filled();
    const [kept] = await library.db.annotations.toArray();
    const { blob } = await backupOf(library);
    library.setTime('2026-11-25T08:00:00.000Z');
    await setNote(library, ferry, 'Written since');
    await updateAnnotation(library, kept?.id ?? '', { color: 'rose' });
    const added = await savePage(library, 'tunnel');
    const before = await dump(library);
    expect((await restoreInto(library, blob)).counts).toEqual({ added: 0, changed: 0, same: 3, trashed: 0 });
    expect(await dump(library)).toEqual(before);
    expect((await library.db.articles.get(added))?.deletedAt).toBeNull();
  });

  it('merges what was changed later in the backup, and what is lacking', async () => {
    const { ferry } = await filled();
    const { blob: older } = await backupOf(library);
    library.setTime('2026-11-25T08:00:00.000Z');
    await setNote(library, ferry, 'Later');
    await highlight(library, ferry, 'ferry');
    const later = await dump(library);
    const { blob } = await backupOf(library);
    const other = testLibrary();
    await restoreInto(other, older);
    other.setTime('2026-11-26T08:00:00.000Z');
    const { counts } = await restoreInto(other, blob);
    expect(counts).toEqual({ added: 0, changed: 1, same: 2, trashed: 0 });
    expect(await dump(other)).toEqual(later);
  });

  it('puts what the backup lacks into the trash when it replaces, and takes it out again', async () => {
    const { ferry } = await filled();
    const { blob } = await backupOf(library);
    library.setTime('2026-11-25T08:00:00.000Z');
    const added = await savePage(library, 'tunnel');
    await setNote(library, ferry, 'Written since');
    const mark = await highlight(library, ferry, 'ferry');
    const { merge, replace } = await previewRestore(library, await opened(blob), {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(merge.counts).toEqual({ added: 0, changed: 0, same: 3, trashed: 0 });
    expect(replace.counts).toEqual({ added: 0, changed: 1, same: 2, trashed: 1 });
    const { counts, undoTrash } = await restoreInto(library, blob, 'replace');
    expect(counts).toEqual(replace.counts);
    expect((await library.db.articles.get(added))?.deletedAt).toBe('2026-11-25T08:00:00.000Z');
    expect((await library.db.articles.get(ferry))?.note).toBe('');
    expect((await library.db.annotations.get(mark))?.deletedAt).not.toBeNull();
    await undoTrash?.();
    expect((await library.db.articles.get(added))?.deletedAt).toBeNull();
  });

  it('cut short anywhere is refused, by its name, and changes nothing', async () => {
    await filled();
    const { blob } = await backupOf(library);
    for (let place = 0; place < 50; place += 1) {
      const cut = blob.slice(0, Math.floor((blob.size * place) / 50));
      const backup = await openBackup('cut.zip', cut);
      expect(backup).toMatchObject({ ok: false, failure: { kind: 'broken', place: 'cut.zip' } });
    }
  });

  it('stopped in the midst leaves whole articles, and can be gone on with', async () => {
    await filled();
    const before = await dump(library);
    const { blob } = await backupOf(library);
    const other = testLibrary();
    const abort = new AbortController();
    await expect(
      restoreInto(other, blob, 'merge', {
        signal: abort.signal,
        onProgress: (done) => {
          if (done === 2) abort.abort(new Error('stopped'));
        },
      }),
    ).rejects.toThrow('stopped');
    expect(await other.db.articles.count()).toBe(2);
    expect(faultsOfRows(await libraryRows(other.db))).toEqual([]);
    await restoreInto(other, blob);
    expect(await dump(other)).toEqual(before);
  });

  it('names what isn’t as it should be, and takes the rest', async () => {
    const { ferry, bridge, link } = await filled();
    const { blob } = await backupOf(library);
    const files = await filesOf(blob);
    const json = articleFile(files, ferry);
    const [picture = ''] = Object.keys(files).filter((path) => path.startsWith('pictures/'));
    const other = testLibrary();
    const { counts, faults } = await restoreInto(
      other,
      await changed(blob, {
        [`articles/${ferry}.json`]: JSON.stringify(json),
        [`articles/${bridge}.json`]: JSON.stringify({ ...articleFile(files, bridge), article: { id: 7 } }),
        [`articles/${link}.json`]: '{"article"',
        [picture]: pngBytes(99),
      }),
    );
    expect(counts.added).toBe(1);
    expect(faults.map(({ kind, place }) => ({ kind, place }))).toEqual(
      expect.arrayContaining([
        { kind: 'picture', place: picture.replace('.png', '') },
        { kind: 'invalid', place: `articles/${bridge}.json` },
        { kind: 'broken', place: `articles/${link}.json` },
      ]),
    );
    expect(faults).toHaveLength(3);
    expect(faultsOfRows(await libraryRows(other.db))).toEqual([]);
    expect((await other.db.articles.get(ferry))?.picturesKept).toBe(1);
  });

  it('runs nothing, pollutes nothing and reaches nothing outside of it', async () => {
    const { ferry } = await filled();
    const { blob } = await backupOf(library);
    const files = await filesOf(blob);
    const json = strFromU8(files[`articles/${ferry}.json`] ?? new Uint8Array())
      .replace('<p>ferry stops', '<script>alert(1)</script><p onclick=\\"alert(1)\\">ferry stops')
      .replace('"article": {', '"__proto__": { "polluted": 1 }, "article": { "__proto__": { "polluted": 1 },')
      .replace('"canonicalUrl": null', '"canonicalUrl": "javascript:alert(1)"');
    const other = testLibrary();
    await restoreInto(other, await changed(blob, { [`articles/${ferry}.json`]: json }));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const written = JSON.stringify(await dump(other));
    expect(written).not.toMatch(/script|onclick|polluted/);
    expect(await other.db.articles.count()).toBe(3);
    // Names are looked up, never followed: these are nobody's.
    const { articles } = await opened(blob);
    for (const path of ['../../etc/passwd', 'articles/../../x.json', '/etc/passwd'])
      expect((await opened(await changed(blob, { [path]: json }))).articles).toEqual(articles);
  });

  it('of another program, of a newer Cuttings, and none at all are told apart', async () => {
    await filled();
    const { blob } = await backupOf(library);
    const about = JSON.parse(strFromU8((await filesOf(blob))['backup.json'] ?? new Uint8Array())) as object;
    const kindOf = async (file: Blob): Promise<string> => {
      const backup = await openBackup('x.zip', file);
      return backup.ok ? 'ok' : `${backup.failure.kind} ${backup.failure.place}`;
    };
    expect(await kindOf(new Blob(['no zip']))).toBe('broken x.zip');
    expect(await kindOf(new Blob([zipSync({ 'a.txt': strToU8('a') })]))).toBe('foreign x.zip');
    expect(
      await kindOf(await changed(blob, { 'backup.json': JSON.stringify({ ...about, format: 99 }) })),
    ).toBe('newer backup.json');
    expect(await kindOf(await changed(blob, { 'library.json': '[]' }))).toBe('invalid library.json');
    expect(await kindOf(await changed(blob, { 'library.json': null }))).toBe('missing library.json');
  });
});
