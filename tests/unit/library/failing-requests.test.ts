import 'fake-indexeddb/auto';

import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import { aQuote } from '@/tests/support/an-annotation';
import { backupOf, opened } from '@/tests/support/backup-tools';
import { failingRequests, REQUEST_FAILURES } from '@/tests/support/failing-requests';
import { faultsOfRows } from '@/tests/support/integrity';
import { libraryRows } from '@/tests/support/library-rows';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { type Annotation, noteOf } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import type { SavedArticle } from '@/utils/article/article';
import { createSanitizer } from '@/utils/article/sanitize-html';
import {
  addAnnotation,
  deleteAnnotation,
  restoreAnnotation,
  updateAnnotation,
} from '@/utils/library/annotate';
import type { BackedLibrary } from '@/utils/library/backup/backup-schema';
import {
  type PreparedArticle,
  prepareArticle,
  readArticleFile,
} from '@/utils/library/backup/read-article-file';
import { restoreArticles } from '@/utils/library/backup/restore-article';
import { restoreLibrary } from '@/utils/library/backup/restore-library';
import { checkIntegrity } from '@/utils/library/check/check-integrity';
import type { LibraryFault } from '@/utils/library/check/library-fault';
import { repairLibrary } from '@/utils/library/check/repair-library';
import { deleteTag, renameTag } from '@/utils/library/change-tag';
import { commitSave } from '@/utils/library/commit-save';
import { correctFacts } from '@/utils/library/correct-facts';
import { deleteForever } from '@/utils/library/delete-article';
import { findDoubles } from '@/utils/library/find-doubles';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { mergeArticles } from '@/utils/library/merge-articles';
import { acceptPlace, keepBeside } from '@/utils/library/place-annotation';
import { saveLinks } from '@/utils/library/save-links';
import { deleteSearch, moveSearch, renameSearch, saveSearch } from '@/utils/library/saved-searches';
import { keepBlocks } from '@/utils/library/site-blocks';
import { splitAnnotation } from '@/utils/library/split-annotation';
import { stageBlock } from '@/utils/library/stage-block';
import { failSave } from '@/utils/library/start-save';
import { tellApart } from '@/utils/library/tell-apart';
import { setTagColor } from '@/utils/library/tag-colors';
import { undoSave } from '@/utils/library/undo-save';
import { addTag, setNote, trashArticles, type Undo } from '@/utils/library/update-article';
import { ALL_ARTICLES } from '@/utils/search/article-filter';
import type { CuttingsDatabase } from '@/utils/storage/database';
import type { SaveJob } from '@/utils/storage/save-job';

const TEXT = 'The last ferry left the harbour on Friday.';
const NEWER = 'The last ferry left the harbour on Sunday.';
const PICTURES = ['a', 'b'].map((name) => ({
  url: `https://courier.example/${name}.png`,
  alt: '',
  width: 10,
  height: 5,
}));

const { window } = new JSDOM('');
const sanitize = createSanitizer(window);
const createDocument = (): Document => window.document.implementation.createHTMLDocument();
const UNSEEN = { onProgress: () => undefined, signal: new AbortController().signal };
/** What the check said of the library that is to be repaired. */
let faultsBefore: LibraryFault[] = [];

/** What of a backup is to be restored. */
let backedUp: PreparedArticle | null = null;
let backedUpRest: BackedLibrary | null = null;

/** What is done to a library, in one of our use-cases, and what was there before. */
interface Scenario {
  before: (library: TestLibrary) => Promise<void>;
  act: (library: TestLibrary) => Promise<unknown>;
  /** What may be done instead where it fails: that is noted down. */
  instead?: (library: TestLibrary) => Promise<unknown>;
}

const selectorOf = (words: string): Annotation['target']['selector'] => {
  const start = TEXT.indexOf(words);
  const selector = describeSpan(TEXT, { start, end: start + words.length });
  if (!selector) throw new Error(words);
  return selector;
};

async function stage(library: TestLibrary, saveId: string, textContent: string, pictures = PICTURES) {
  await stageCapture(library, saveId, aCapture({ content: `<p>${textContent}</p>`, textContent, pictures }));
  await stagePicture(library, saveId, 0, pngBytes(1));
}

async function saved(library: TestLibrary): Promise<void> {
  await stage(library, 's1', TEXT);
  await commitSave(library, 's1', true);
}

async function article(library: TestLibrary): Promise<SavedArticle> {
  const [first] = await library.db.articles.toArray();
  if (!first?.versionId) throw new Error('nothing is saved');
  return { ...first, versionId: first.versionId };
}

async function highlighted(library: TestLibrary): Promise<void> {
  await saved(library);
  for (const words of ['last ferry', 'harbour'])
    await addAnnotation(library, await article(library), selectorOf(words), {
      color: 'green',
      note: `On ${words}.`,
      tags: ['sea'],
    });
}

async function ids(library: TestLibrary): Promise<[string, string]> {
  const [first, second] = await library.db.annotations.toArray();
  return [first?.id ?? '', second?.id ?? ''];
}

async function tagged(library: TestLibrary): Promise<void> {
  await highlighted(library);
  const { id } = await article(library);
  await addTag(library, [id], 'sea/north');
  await addTag(library, [id], 'lake');
  await setTagColor(library, 'sea/north', 'blue');
  for (const query of ['tag:sea', 'ferry', 'bridge'])
    await saveSearch(library, { ...ALL_ARTICLES, query }, '');
}

async function searchIds(library: TestLibrary): Promise<[string, string]> {
  const [first, second] = await library.db.searches.toArray();
  return [first?.id ?? '', second?.id ?? ''];
}

async function savedAgain(library: TestLibrary): Promise<void> {
  await highlighted(library);
  await stage(library, 's2', NEWER);
  await commitSave(library, 's2', false);
  const [id] = await ids(library);
  const { versionId } = await article(library);
  await acceptPlace(library, id, { versionId, selector: selectorOf('last ferry') });
}

/** What the last merge of articles gave. */
let merged: Awaited<ReturnType<typeof mergeArticles>> = null;

async function withDouble(library: TestLibrary): Promise<void> {
  await highlighted(library);
  await stageCapture(
    library,
    's3',
    aCapture({
      content: `<p>${NEWER}</p>`,
      textContent: NEWER,
      metadata: { url: 'https://post.example/ferry', title: 'No more ferries' },
    }),
  );
  await commitSave(library, 's3', false);
}

/** The articles without highlights first. */
async function doubles(library: TestLibrary): Promise<[kept: string, gone: string]> {
  const rows = await library.db.articles.toArray();
  const [kept, gone] = rows.toSorted((a, b) => (a.url > b.url ? -1 : 1));
  return [kept?.id ?? '', gone?.id ?? ''];
}
/** How the library that was made last takes its change back. */
let undoRename: Undo = () => Promise.resolve();

const SCENARIOS: Record<string, Scenario> = {
  'a block of a save': {
    before: (library) => stageCapture(library, 's1', aCapture()),
    act: (library) =>
      stageBlock(library, 1, { saveId: 's1', part: 'picture:0', block: 0, blocks: 1, data: '' }),
    instead: (library) => failSave(library, 's1', { kind: 'storage', message: '' }),
  },
  'a save': {
    before: (library) => stage(library, 's1', TEXT),
    act: (library) => commitSave(library, 's1', true),
  },
  'pictures that come late': {
    before: async (library) => {
      await saved(library);
      await stagePicture(library, 's1', 1, pngBytes(2));
    },
    act: (library) => commitSave(library, 's1', false),
  },
  'the same page saved again': {
    before: async (library) => {
      await highlighted(library);
      await stage(library, 's2', TEXT);
      await stagePicture(library, 's2', 1, pngBytes(2));
    },
    act: (library) => commitSave(library, 's2', false),
  },
  'an edited page saved again': {
    before: async (library) => {
      await highlighted(library);
      await stage(library, 's2', NEWER);
    },
    act: (library) => commitSave(library, 's2', false),
  },
  'a save with what was highlighted before': {
    before: async (library) => {
      await stage(library, 's1', TEXT);
      await library.db.jobs.update('s1', {
        highlights: [{ id: 'h1', color: 'blue', quote: aQuote('last ferry') }],
      });
    },
    act: (library) => commitSave(library, 's1', false),
  },
  'a save that is taken back': { before: savedAgain, act: (library) => undoSave(library, 's2') },
  'doubles that are merged': {
    before: withDouble,
    act: async (library) => {
      const [kept, gone] = await doubles(library);
      await mergeArticles(library, kept, [gone]);
    },
  },
  'doubles that are merged no more': {
    before: async (library) => {
      await withDouble(library);
      const [kept, gone] = await doubles(library);
      merged = await mergeArticles(library, kept, [gone]);
    },
    act: async () => merged?.undo(),
  },
  'doubles that the reader tells apart': {
    before: async (library) => {
      await withDouble(library);
      await findDoubles(library, () => Promise.resolve());
    },
    act: async (library) => tellApart(library, await doubles(library)),
  },
  'a link': {
    before: saved,
    act: (library) =>
      saveLinks(library, [{ url: 'https://courier.example/2026/bridge', title: 'The bridge' }]),
  },
  'the page of a link': {
    before: async (library) => {
      const [link] = await saveLinks(library, [
        { url: 'https://courier.example/2026/ferry', title: 'A ferry' },
      ]);
      await setNote(library, link?.id ?? '', 'Read this.');
      await stage(library, 's1', TEXT);
      await library.db.jobs.update('s1', { linkId: link?.id ?? null });
    },
    act: (library) => commitSave(library, 's1', false),
  },
  'a highlight': {
    before: saved,
    act: async (library) =>
      addAnnotation(library, await article(library), selectorOf('harbour'), {
        color: 'rose',
        note: '',
        tags: [],
      }),
  },
  'a note': {
    before: highlighted,
    act: async (library) => {
      const [highlight] = await library.db.annotations.toArray();
      if (!highlight) throw new Error('nothing is highlighted');
      return updateAnnotation(library, highlight.id, {
        note: { text: 'Which one?', basis: noteOf(highlight) },
      });
    },
  },
  'a highlight that is deleted': {
    before: highlighted,
    act: async (library) => deleteAnnotation(library, (await ids(library))[0]),
  },
  'a highlight that comes back': {
    before: async (library) => {
      await highlighted(library);
      await deleteAnnotation(library, (await ids(library))[0]);
    },
    act: async (library) => restoreAnnotation(library, (await ids(library))[0]),
  },
  'a place that is accepted': {
    before: highlighted,
    act: async (library) => {
      const [id] = await ids(library);
      const { versionId } = await article(library);
      return acceptPlace(library, id, { versionId, selector: selectorOf('ferry left') });
    },
  },
  'words that are kept beside': {
    before: highlighted,
    act: async (library) => keepBeside(library, (await ids(library))[0], 'first ferry'),
  },
  'a highlight that is split': {
    before: highlighted,
    act: async (library) => {
      const [id] = await ids(library);
      const { versionId } = await article(library);
      const places = ['last', 'ferry'].map((words) => ({ versionId, selector: selectorOf(words) }));
      return splitAnnotation(library, id, versionId, places as [(typeof places)[0], (typeof places)[0]]);
    },
  },
  'highlights that are merged': {
    before: highlighted,
    act: async (library) => {
      const [keptId, other] = await ids(library);
      const { versionId } = await article(library);
      const place = { versionId, selector: selectorOf('last ferry left the harbour') };
      return mergeAnnotations(library, { ids: [keptId, other], keptId, versionId, place });
    },
  },
  'a tag for articles': {
    before: saved,
    act: async (library) => addTag(library, [(await article(library)).id], 'sea'),
  },
  'a tag that gets another name': {
    before: tagged,
    act: (library) => renameTag(library, 'sea', 'lake'),
  },
  'a tag that is deleted': {
    before: tagged,
    act: (library) => deleteTag(library, 'sea'),
  },
  'a tag that gets its name back': {
    before: async (library) => {
      await tagged(library);
      undoRename = (await renameTag(library, 'sea', 'lake')).undo;
    },
    act: () => undoRename(),
  },
  'a colour for a tag': {
    before: tagged,
    act: (library) => setTagColor(library, 'lake', 'rose'),
  },
  'a search that is saved': {
    before: tagged,
    act: (library) => saveSearch(library, { ...ALL_ARTICLES, query: 'harbour' }, 'Harbours'),
  },
  'a search that gets another name': {
    before: tagged,
    act: async (library) => renameSearch(library, (await searchIds(library))[0], 'The sea'),
  },
  'a search that gets another place': {
    before: tagged,
    act: async (library) => moveSearch(library, (await searchIds(library))[0], 2),
  },
  'a search that is deleted': {
    before: tagged,
    act: async (library) => deleteSearch(library, (await searchIds(library))[1]),
  },
  'facts that are put right': {
    before: saved,
    act: async (library) =>
      correctFacts(library, (await article(library)).id, { corrected: { title: 'A ferry' }, restored: [] }),
  },
  'an article in the trash': {
    before: highlighted,
    act: async (library) => trashArticles(library, [(await article(library)).id]),
  },
  'an article that is deleted for ever': {
    before: async (library) => {
      await savedAgain(library);
      await trashArticles(library, [(await article(library)).id]);
    },
    act: async (library) => deleteForever(library, [(await article(library)).id]),
  },
  'restore an article of a backup': {
    before: async (library) => {
      await highlighted(library);
      const backup = await opened((await backupOf(library)).blob);
      const rows = await readArticleFile(backup, backup.articles[0] ?? '');
      backedUp = rows.ok ? await prepareArticle(backup, rows.value, { sanitize, createDocument }) : null;
      const { id } = await article(library);
      await trashArticles(library, [id]);
      await deleteForever(library, [id]);
    },
    act: async (library) => backedUp && restoreArticles(library, [backedUp], 'merge'),
  },
  'restore the rest of a backup in place of what is there': {
    before: async (library) => {
      await tagged(library);
      const backup = await opened((await backupOf(library)).blob);
      backedUpRest = backup.library;
      await setTagColor(library, 'sea/north', 'green');
      for (const { id } of await library.db.searches.toArray()) await deleteSearch(library, id);
    },
    act: async (library) => backedUpRest && restoreLibrary(library, backedUpRest, 'replace'),
  },
  ...repairs({
    'the text of a version': async (db, { versionId }) => db.texts.delete(versionId),
    'the body of a version': async (db, { versionId }) => db.bodies.delete(versionId),
    'a version that is shown': async (db, { versionId }) => {
      await db.versions.delete(versionId);
      await db.images.toCollection().modify({ references: 1 });
    },
    'an article that isn’t listed': async (db, { id }) => {
      await db.annotations.clear();
      await db.articles.delete(id);
      await db.searchArticles.delete(id);
      const [, ...others] = await db.versions.toCollection().primaryKeys();
      for (const table of [db.versions, db.bodies, db.texts]) await table.bulkDelete(others);
      await db.images.toCollection().modify({ references: 1 });
    },
    'highlights of no article': async (db, { id }) => {
      await db.articles.delete(id);
      await db.searchArticles.delete(id);
      for (const table of [db.versions, db.bodies, db.texts, db.images]) await table.clear();
      const [, ...others] = await db.annotations.toCollection().primaryKeys();
      await db.annotations.bulkDelete(others);
    },
    'a picture whose bytes are others': async (db) =>
      db.images.toCollection().modify({ blob: new Blob(['damaged']) }),
    'the count of a picture': async (db) => db.images.toCollection().modify({ references: 9 }),
    'blocks of a save that is done': async (db) =>
      db.staging.put({ saveId: 's2', part: 'capture', block: 0, blocks: 1, data: '{}' }),
    'an article that isn’t in the index': async (db, { id }) => db.searchArticles.delete(id),
  }),
  'the blocks of a site': {
    before: saved,
    act: (library) =>
      keepBlocks(library, 'https://courier.example/', [{ kind: 'exclude', selector: 'aside.promo' }]),
  },
};

/** A repair of each of these kinds of damage, which is whole or not done. */
function repairs(
  damages: Record<string, (db: CuttingsDatabase, article: SavedArticle) => Promise<unknown>>,
): Record<string, Scenario> {
  return Object.fromEntries(
    Object.entries(damages).map(([name, damage]): [string, Scenario] => [
      `a repair of ${name}`,
      {
        before: async (library) => {
          await savedAgain(library);
          await damage(library.db, await article(library));
          faultsBefore = await checkIntegrity(library, UNSEEN);
        },
        act: async (library) => {
          const { left } = await repairLibrary(library, faultsBefore, {
            ...UNSEEN,
            sanitize,
            recoveredTitle: (site) => site,
          });
          const [first] = left;
          if (first) throw new Error(first.fault.kind, { cause: first.error });
        },
      },
    ]),
  );
}

describe('a request of the database that fails', () => {
  it.each(Object.entries(SCENARIOS))('leaves all of it done, or nothing: %s', async (_, scenario) => {
    const { before, act, instead } = scenario;
    const untouched = await done({ before, act: () => Promise.resolve() });
    const whole = await done({ before, act });
    const told = instead ? [await done({ before, act: instead })] : [];
    expect(whole).not.toEqual(untouched);
    expect(faultsOfRows(whole)).toEqual([]);
    for (const failure of REQUEST_FAILURES) {
      for (let n = 1; ; n += 1) {
        const { rows, hasFailed, isTold } = await failedAt(n, failure, { before, act });
        if (!hasFailed) break;
        const where = `${failure} at request ${String(n)}`;
        expect([untouched, whole, ...told], where).toContainEqual(withoutMessages(rows));
        // What isn't done has been said to have failed.
        if (!isTold) expect(rows, where).toEqual(whole);
      }
    }
  });
});

/** Rows without what the browser said of a save that failed. */
function withoutMessages({ jobs = [], ...rows }: Awaited<ReturnType<typeof libraryRows>>) {
  const silent = (jobs as SaveJob[]).map((job) =>
    job.failure && 'message' in job.failure ? { ...job, failure: { ...job.failure, message: '' } } : job,
  );
  return { ...rows, jobs: silent };
}

async function done({ before, act }: Scenario) {
  const library = testLibrary();
  await before(library);
  await act(library);
  const rows = await libraryRows(library.db);
  await library.db.delete();
  return rows;
}

/** What a library holds, opened anew, in which the `n`-th request of something failed; and whether that was said. */
async function failedAt(n: number, failure: string, { before, act }: Scenario) {
  const library = testLibrary();
  const requests = failingRequests(library.db);
  await before(library);
  requests.failAt(n, failure);
  const isTold = await act(library).then(
    () => false,
    () => true,
  );
  const hasFailed = requests.hasFailed();
  library.db.close();
  await library.db.open();
  const rows = await libraryRows(library.db);
  await library.db.delete();
  return { rows, hasFailed, isTold };
}
