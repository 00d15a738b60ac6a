import 'fake-indexeddb/auto';

import { Dexie, type DBCore, type DBCoreTable } from 'dexie';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { aQuote } from '@/tests/support/an-annotation';
import { pick } from '@/tests/support/library-operations';
import { MemoryFolder } from '@/tests/support/memory-folder';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { createDocument, sanitize, WORDS } from '@/tests/unit/export/an-exportable';
import { isSaved } from '@/utils/article/article';
import type { ExportedFile } from '@/utils/export/exportable-article';
import { addAnnotation } from '@/utils/library/annotate';
import { filesWriter } from '@/utils/library/article-writers';
import { commitSave } from '@/utils/library/commit-save';
import { correctFacts } from '@/utils/library/correct-facts';
import { deleteForever } from '@/utils/library/delete-article';
import { FolderFiles, type FolderHandle } from '@/utils/library/mirror/folder-files';
import { mirrorLibrary, type MirrorReport } from '@/utils/library/mirror/mirror-library';
import { readArticle } from '@/utils/library/read-article';
import { addTag, restoreArticles, setNote, setProgress, trashArticles } from '@/utils/library/update-article';
import { MirrorDatabase } from '@/utils/storage/mirror-database';

const filesOf = filesWriter('markdown', {
  ...{ withPictures: true, choice: null, words: WORDS, sanitize, createDocument, markdownTemplate: null },
  toCorePicture: () => Promise.resolve(null),
});

/** Dies at a step of what is done: from then on nothing is written or told any more. */
class Life {
  left = Infinity;

  step(): void {
    this.left -= 1;
    if (this.left <= 0) throw new DOMException('the browser has died', 'AbortError');
  }
}

let library: TestLibrary;
let folder: MemoryFolder;
let db: MirrorDatabase;
let life: Life;
let databases = 0;

function begin(): void {
  library = testLibrary();
  folder = new MemoryFolder();
  life = new Life();
  folder.before = () => {
    life.step();
  };
  databases += 1;
  db = new MirrorDatabase(`mirror-${String(databases)}`);
  mortal(db);
}

beforeEach(begin);

/** Has a database die as the folder does: before a request, so that none comes after. */
function mortal(of: MirrorDatabase): void {
  const guarded = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    mutate: (request) => {
      try {
        life.step();
      } catch (error) {
        return Dexie.Promise.reject(error instanceof Error ? error : new Error(String(error)));
      }
      return table.mutate(request);
    },
  });
  of.use({
    stack: 'dbcore',
    name: 'mortal',
    create: (core): DBCore => ({ ...core, table: (name) => guarded(core.table(name)) }),
  });
}

function sync(
  handle: FolderHandle = folder.handle(),
  day = '2026-11-28',
  manner = '',
): Promise<MirrorReport> {
  return mirrorLibrary(library, null, {
    ...{ db, folder: new FolderFiles(handle), filesOf, extension: '.md', untitled: 'Untitled', manner },
    suffix: ` (Cuttings ${day})`,
    isWanted: () => Promise.resolve(true),
    mayWrite: () => Promise.resolve(true),
    onProgress: () => Promise.resolve(),
  });
}

/** Saves a page with so many pictures; gives its article's id. */
async function save(title: string, pictures = 0, page = title): Promise<string> {
  const saveId = library.newId();
  const found = Array.from({ length: pictures }, (_, index) => ({
    ...{ url: `https://courier.example/${String(index)}.png`, alt: '', width: null, height: null },
  }));
  const images = found.map((_, index) => `<img data-picture="${String(index)}">`).join('');
  const text = `${title} stops on Friday, ${saveId}.`;
  const capture = aCapture({
    metadata: { title, url: `https://courier.example/${encodeURIComponent(page)}` },
    ...{ content: `<p>${text}</p>${images}`, textContent: text, pictures: found },
  });
  await stageCapture(library, saveId, capture);
  for (const index of found.keys()) await stagePicture(library, saveId, index, pngBytes(index));
  return (await commitSave(library, saveId, false))?.articleId ?? '';
}

const paths = (): string[] => [...folder.files.keys()].sort();
const retitle = (id: string, title: string): Promise<unknown> =>
  correctFacts(library, id, { corrected: { title }, restored: [] });

/** The files that an article would be exported as, under the name that it has in the folder, as a byte a character. */
async function exported(id: string): Promise<Map<string, string>> {
  const whole = await readArticle(library, id);
  const record = await db.articles.get(id);
  const files: ExportedFile[] = whole && record ? await filesOf(whole, record.name) : [];
  const contents = await Promise.all(
    files.map(async ({ content }) => Buffer.from(await new Blob([content]).arrayBuffer()).toString('latin1')),
  );
  return new Map(files.map(({ path }, index) => [path, contents[index] ?? '']));
}

describe('mirrorLibrary', () => {
  it('writes every article with its pictures, and nothing again that hasn’t changed', async () => {
    await save('Ferry', 2);
    await save('Bridge');
    expect(await sync()).toEqual({ isChanged: true, left: [], trouble: null });
    expect(paths()).toEqual(['Bridge.md', 'Ferry.md', 'Ferry/1.png', 'Ferry/2.png']);
    expect(folder.text('Ferry.md')).toContain('![](Ferry/1.png)');
    folder.before = () => {
      throw new Error('the folder was looked at');
    };
    expect(await sync()).toEqual({ isChanged: false, left: [], trouble: null });
  });

  it('writes what has changed: note, tags, highlights, title', async () => {
    const id = await save('Ferry', 1);
    await sync();
    await setNote(library, id, 'Ask the ferryman');
    await sync();
    expect(folder.text('Ferry.md')).toContain('Ask the ferryman');
    await addTag(library, [id], 'river');
    const article = await library.db.articles.get(id);
    if (article && isSaved(article))
      await addAnnotation(library, article, [aQuote('Ferry stops')], {
        color: 'green',
        note: 'Why?',
        tags: [],
      });
    await sync();
    expect(folder.text('Ferry.md')).toContain('river');
    expect(folder.text('Ferry.md')).toContain('Why?');
    await retitle(id, 'Bridge');
    await sync();
    expect(paths()).toEqual(['Bridge.md', 'Bridge/1.png']);
  });

  it('leaves a file alone when only the place in it where the reader stands has changed', async () => {
    const id = await save('Ferry');
    await setProgress(library, id, 0.2);
    await sync();
    folder.put('Ferry.md', 'mine');
    await setProgress(library, id, 0.7);
    expect(await sync()).toMatchObject({ left: [] });
    expect(paths()).toEqual(['Ferry.md']);
  });

  it('never writes over a file that the reader has changed: ours goes beside it, and stays there', async () => {
    const id = await save('Ferry', 1);
    await sync();
    folder.put('Ferry.md', 'mine');
    await setNote(library, id, 'One');
    const beside = 'Ferry (Cuttings 2026-11-28)';
    const { left } = await sync();
    expect(left).toMatchObject([{ path: 'Ferry.md', beside: `${beside}.md` }]);
    expect(await db.left.toArray()).toEqual(left);
    expect(paths()).toEqual([`${beside}.md`, `${beside}/1.png`, 'Ferry.md', 'Ferry/1.png']);
    await setNote(library, id, 'Two');
    expect((await sync(undefined, '2026-11-29')).left).toEqual([]);
    expect(folder.text('Ferry.md')).toBe('mine');
    expect(folder.text(`${beside}.md`)).toContain('Two');
    folder.put(`${beside}.md`, 'mine as well');
    await setNote(library, id, 'Three');
    await sync();
    expect(folder.text(`${beside}.md`)).toBe('mine as well');
    expect(folder.text('Ferry (2) (Cuttings 2026-11-28).md')).toContain('Three');
  });

  it('writes beside files that were there before, whatever the case of their letters', async () => {
    folder.put('FERRY.md', 'mine');
    folder.put('Bridge/plan.png', 'mine');
    await save('Ferry');
    await save('Bridge');
    await sync();
    expect(paths()).toEqual(['Bridge (2).md', 'Bridge/plan.png', 'FERRY.md', 'Ferry (2).md']);
  });

  it('leaves a deleted file deleted until its article changes', async () => {
    const id = await save('Ferry');
    await sync();
    folder.files.clear();
    await save('Bridge');
    await sync();
    expect(paths()).toEqual(['Bridge.md']);
    await setNote(library, id, 'One');
    await sync();
    expect(paths()).toEqual(['Bridge.md', 'Ferry.md']);
  });

  it('takes what goes to the trash out of the folder, but for what the reader has changed', async () => {
    const ids = [await save('Ferry', 1), await save('Bridge', 1), await save('Road', 1)];
    await sync();
    folder.put('Bridge.md', 'mine');
    folder.put('Road/1.png', 'mine');
    await trashArticles(library, ids);
    expect((await sync()).left.map(({ path }) => path).sort()).toEqual(['Bridge.md', 'Road/1.png']);
    // What their article shows stays with it.
    expect(paths()).toEqual(['Bridge.md', 'Bridge/1.png', 'Road/1.png']);
    await restoreArticles(library, ids);
    await sync();
    expect(paths()).toContain('Ferry.md');
    expect(folder.text('Bridge.md')).toBe('mine');
  });

  it('removes nothing of articles that the library knows nothing of, as when it is lost', async () => {
    const id = await save('Ferry');
    await save('Bridge');
    await sync();
    await trashArticles(library, [id]);
    await deleteForever(library, [id]);
    await library.db.articles.clear();
    await sync();
    expect(paths()).toEqual(['Bridge.md', 'Ferry.md']);
    expect(await db.articles.count()).toBe(0);
  });

  it('knows its own files again when it has forgotten them, and takes the others for the reader’s', async () => {
    const id = await save('Ferry', 1);
    await save('Bridge');
    await sync();
    const before = paths();
    await db.articles.clear();
    await setNote(library, id, 'One');
    await sync();
    expect(paths()).toEqual([...before, 'Ferry (2).md', 'Ferry (2)/1.png'].sort());
    await trashArticles(library, [id]);
    await sync();
    expect(paths()).toEqual(before);
  });

  it('goes on with the rest where an article can’t be written, and says which', async () => {
    await save('Ferry');
    await save('Bridge');
    folder.before = (path) => {
      if (path === 'Ferry.md') throw new DOMException('no room', 'QuotaExceededError');
    };
    const { trouble } = await sync();
    expect(trouble).toMatchObject({ kind: 'full', titles: ['Ferry'], count: 1 });
    expect(paths()).toEqual(['Bridge.md']);
    folder.before = () => undefined;
    expect(await sync()).toMatchObject({ isChanged: true, trouble: null });
    expect(paths()).toEqual(['Bridge.md', 'Ferry.md']);
  });

  it('leaves no empty file where one can’t be written', async () => {
    await save('Ferry');
    folder.before = (_path, action) => {
      if (action === 'write') throw new DOMException('no room', 'QuotaExceededError');
    };
    expect((await sync()).trouble?.kind).toBe('full');
    expect(paths()).toEqual([]);
  });

  it('says that the folder is gone', async () => {
    await save('Ferry');
    folder.before = () => {
      throw new DOMException('not there', 'NotFoundError');
    };
    expect((await sync()).trouble).toMatchObject({ kind: 'gone', count: 0 });
  });

  it('keeps what another program writes while we write', async () => {
    const id = await save('Ferry', 1);
    await sync();
    for (let at = 1; at < 60; at += 1) {
      await setNote(library, id, `Note ${String(at)}`);
      const { name = '' } = (await db.articles.get(id)) ?? {};
      let steps = 0;
      const mine = `mine ${String(at)}`;
      folder.before = () => {
        steps += 1;
        if (steps === at) folder.put(`${name}.md`, mine);
      };
      await sync();
      folder.before = () => undefined;
      if (steps < at) break;
      expect(folder.text(`${name}.md`), `step ${String(at)}`).toBe(mine);
    }
  });
});

const TITLES = ['Ferry', 'ferry', 'Bridge', 'Bridge (2)', 'con', '???', 'A: b/c'];

/** One thing that happens; numbers choose to what. */
type Happening = (one: number, other: number, model: Model) => Promise<void> | void;

/** What the reader has written into the folder, by path. */
interface Model {
  theirs: Map<string, string>;
  made: number;
}

async function anArticle(number: number): Promise<string | undefined> {
  return pick(await library.db.articles.toCollection().primaryKeys(), number);
}

const IN_LIBRARY: Record<string, Happening> = {
  save: async (one, other) => {
    await save(TITLES[one % TITLES.length] ?? '', other % 3, `page ${String(other % 5)}`);
  },
  note: async (one, other) => {
    const id = await anArticle(one);
    if (id !== undefined) await setNote(library, id, `Note ${String(other)}`);
  },
  retitle: async (one, other) => {
    const id = await anArticle(one);
    if (id !== undefined) await retitle(id, TITLES[other % TITLES.length] ?? '');
  },
  trash: async (one) => {
    const id = await anArticle(one);
    if (id !== undefined) await trashArticles(library, [id]);
  },
  restore: async (one) => {
    const id = await anArticle(one);
    if (id !== undefined) await restoreArticles(library, [id]);
  },
  sync: async () => {
    await sync();
  },
  syncCutOff: async (one) => {
    life.left = one % 40;
    // Nobody is left who would hear of it.
    await sync().catch(() => undefined);
    life.left = Infinity;
  },
};

const BY_READER: Record<string, Happening> = {
  edit: (one, _, model) => {
    const path = pick(paths(), one);
    if (path !== undefined) write(model, path);
  },
  create: (one, _, model) => {
    const path = `${TITLES[one % 4] ?? ''}${one % 2 === 0 ? '.md' : '/1.png'}`;
    if (!folder.files.has(path) && !folder.files.has(path.split('/')[0] ?? '')) write(model, path);
  },
  delete: (one, _, model) => {
    const path = pick(paths(), one);
    if (path === undefined) return;
    folder.files.delete(path);
    model.theirs.delete(path);
  },
  rename: (one, _, model) => {
    const path = pick(paths(), one);
    if (path === undefined) return;
    model.made += 1;
    const moved = `moved ${String(model.made)}.md`;
    const content = folder.files.get(path) ?? '';
    folder.files.delete(path);
    model.theirs.delete(path);
    folder.files.set(moved, content);
    model.theirs.set(moved, content);
  },
  editAmidSync: async (one, other, model) => {
    let steps = 0;
    folder.before = () => {
      steps += 1;
      const path = pick(paths(), other);
      if (steps === one % 30 && path !== undefined) write(model, path);
    };
    await sync();
    folder.before = () => {
      life.step();
    };
  },
};

function write(model: Model, path: string): void {
  model.made += 1;
  const content = `mine ${String(model.made)}`;
  folder.put(path, content);
  model.theirs.set(path, content);
}

const happenings = (of: Record<string, Happening>) =>
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(of)), fc.nat(999), fc.nat(999)), { maxLength: 25 });

async function saved(): Promise<string[]> {
  const rows = await library.db.articles.toArray();
  return rows.filter((row) => isSaved(row) && row.deletedAt === null).map(({ id }) => id);
}

describe('a folder that is kept in step, by any series of what happens', () => {
  it('has exactly what an export would, however often writing it was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(happenings(IN_LIBRARY), async (series) => {
        begin();
        const model: Model = { theirs: new Map(), made: 0 };
        for (const [name, one, other] of series) await IN_LIBRARY[name]?.(one, other, model);
        expect((await sync()).trouble).toBeNull();
        const wanted = await Promise.all((await saved()).map(exported));
        expect(Object.fromEntries(folder.files)).toEqual(
          Object.fromEntries(wanted.flatMap((files) => [...files])),
        );
        expect(new Set(paths().map((path) => path.toLowerCase())).size).toBe(folder.files.size);
        expect(await db.left.count()).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every byte that the reader has written, and has each article whole', async () => {
    await fc.assert(
      fc.asyncProperty(happenings({ ...IN_LIBRARY, ...BY_READER }), async (series) => {
        begin();
        const model: Model = { theirs: new Map(), made: 0 };
        const isKept = (): void => {
          for (const [path, content] of model.theirs) expect(folder.files.get(path), path).toBe(content);
        };
        for (const [name, one, other] of series) {
          await { ...IN_LIBRARY, ...BY_READER }[name]?.(one, other, model);
          isKept();
        }
        // What changes comes back, also where the reader had deleted it.
        for (const id of await saved()) await setNote(library, id, 'The last note');
        await sync();
        isKept();
        for (const id of await saved()) {
          const [main, ...pictures] = [...(await exported(id))];
          expect(main).toBeDefined();
          expect(folder.files.get(main?.[0] ?? '')).toBe(main?.[1]);
          for (const [path, picture] of pictures)
            expect(folder.files.get(path)).toBe(model.theirs.get(path) ?? picture);
        }
      }),
      { numRuns: 100 },
    );
  });
});
