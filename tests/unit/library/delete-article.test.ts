import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { isSaved } from '@/utils/article/article';
import { addAnnotation } from '@/utils/library/annotate';
import { commitSave } from '@/utils/library/commit-save';
import { deleteForever, purgeTrash } from '@/utils/library/delete-article';
import { restoreArticles, trashArticles } from '@/utils/library/update-article';

let library: TestLibrary;

/** Saves an article with the picture `mark` and a highlight; its id. */
async function save(name: string, mark: number, content = `<p>${name}</p>`): Promise<string> {
  const saveId = `save-${name}-${content}`;
  const pictures = [{ url: `https://a.example/${name}.png`, alt: '', width: 1, height: 1 }];
  const url = `https://courier.example/${name}`;
  await stageCapture(library, saveId, aCapture({ metadata: { url }, content, pictures }));
  await stagePicture(library, saveId, 0, pngBytes(mark));
  const job = await commitSave(library, saveId, false);
  const article = await library.db.articles.get(job?.articleId ?? '');
  if (!article || !isSaved(article)) throw new Error('not saved');
  await addAnnotation(
    library,
    article,
    [{ type: 'TextQuoteSelector', exact: name, prefix: '', suffix: '' }],
    { color: 'yellow', note: '', tags: [] },
  );
  return article.id;
}

/** How many rows each table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const { articles, versions, bodies, texts, images, annotations } = library.db;
  const tables = { articles, versions, bodies, texts, images, annotations };
  const counts = Object.entries(tables).map(async ([name, table]) => [name, await table.count()] as const);
  return Object.fromEntries(await Promise.all(counts));
}

beforeEach(() => {
  library = testLibrary();
});

describe('deleteForever', () => {
  it('leaves nothing of an article, of any of its versions', async () => {
    const id = await save('ferry', 1);
    await save('ferry', 2, '<p>Corrected.</p>');
    expect(await rowCounts()).toMatchObject({ articles: 1, versions: 2, images: 2, annotations: 2 });
    await trashArticles(library, [id]);
    await deleteForever(library, [id]);
    expect(await rowCounts()).toEqual({
      articles: 0,
      versions: 0,
      bodies: 0,
      texts: 0,
      images: 0,
      annotations: 0,
    });
  });

  it('keeps a picture that another article shows, until that goes too', async () => {
    const [first, second] = [await save('ferry', 1), await save('bridge', 1)];
    await trashArticles(library, [first, second]);
    await deleteForever(library, [first]);
    expect(await library.db.images.toArray()).toMatchObject([{ references: 1 }]);
    await deleteForever(library, [second]);
    expect(await library.db.images.count()).toBe(0);
  });

  it('keeps what was taken out of the trash in another window', async () => {
    const id = await save('ferry', 1);
    await trashArticles(library, [id]);
    await restoreArticles(library, [id]);
    await deleteForever(library, [id]);
    expect(await rowCounts()).toMatchObject({ articles: 1, versions: 1, images: 1, annotations: 1 });
  });
});

describe('purgeTrash', () => {
  it('deletes for ever what has lain in the trash for 30 days, and nothing else', async () => {
    const [old, late] = [await save('ferry', 1), await save('bridge', 2)];
    const kept = await save('tower', 3);
    await trashArticles(library, [old]);
    library.setTime('2026-11-25T08:00:00.000Z');
    await trashArticles(library, [late]);
    library.setTime('2026-12-24T08:00:00.001Z');
    await purgeTrash(library);
    expect(await library.db.articles.toCollection().primaryKeys()).toEqual([kept, late].toSorted());
  });
});
