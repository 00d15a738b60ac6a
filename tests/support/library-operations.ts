import { aQuote } from '@/tests/support/an-annotation';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import type { TestLibrary } from '@/tests/support/test-library';
import { type AcceptedPlace, noteOf } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import {
  addAnnotation,
  deleteAnnotation,
  listAnnotations,
  restoreAnnotation,
  updateAnnotation,
} from '@/utils/library/annotate';
import { takeBackMarks } from '@/utils/library/annotation-marks';
import { commitSave } from '@/utils/library/commit-save';
import { correctFacts } from '@/utils/library/correct-facts';
import { deleteForever } from '@/utils/library/delete-article';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { acceptPlace } from '@/utils/library/place-annotation';
import { saveLinks } from '@/utils/library/save-links';
import { splitAnnotation } from '@/utils/library/split-annotation';
import { undoSave } from '@/utils/library/undo-save';
import {
  addTag,
  changeNote,
  removeTag,
  restoreArticles,
  setFavourite,
  setProgress,
  setState,
  trashArticles,
} from '@/utils/library/update-article';

/** One thing that is done to a library; numbers choose what it is done to. */
export type Operation = (library: TestLibrary, text: string, one: number, other: number) => Promise<unknown>;

const articleIds = async ({ db }: TestLibrary): Promise<string[]> => db.articles.toCollection().primaryKeys();
/** One that there is no more. */
const SOME_VERSION = '00000000-0000-4000-8000-ffffffffffff';
/** One of several. */
export const pick = <T>(all: T[], number: number): T | undefined => all[number % Math.max(1, all.length)];

async function withArticle(
  library: TestLibrary,
  number: number,
  act: (id: string) => Promise<unknown>,
): Promise<void> {
  const id = pick(await articleIds(library), number);
  if (id !== undefined) await act(id);
}

async function withAnnotation(
  library: TestLibrary,
  number: number,
  act: (id: string, articleId: string) => Promise<unknown>,
): Promise<void> {
  const annotation = pick(await library.db.annotations.toArray(), number);
  if (annotation) await act(annotation.id, annotation.articleId);
}

/** Saves a page; gives the id of the save. */
export async function save(library: TestLibrary, text: string, one: number): Promise<string> {
  const saveId = library.newId();
  const title = text.slice(0, 12) || 'x';
  const url = `https://courier.example/${String(one % 5)}`;
  const capture = aCapture({
    metadata: { url, title, byline: [text.slice(3, 7)], siteName: one % 2 === 0 ? 'Courier' : null },
    textContent: text,
    content: `<p>${text}</p>`,
    selection: one % 7 === 0 && text !== '' ? { exact: text.slice(0, 5), prefix: '', suffix: '' } : null,
  });
  await stageCapture(library, saveId, capture, { highlightsSelection: one % 7 === 0 });
  await commitSave(library, saveId, false);
  return saveId;
}

/** Everything that changes what is found of articles, or listed of them. */
export const LIBRARY_OPERATIONS: Record<string, Operation> = {
  save,
  saveOther: save,
  saveAndUndo: async (library, text, one) => {
    await undoSave(library, await save(library, text, one));
  },
  link: (library, text, one) =>
    saveLinks(library, [{ url: `https://courier.example/${String(one % 9)}`, title: text }]),
  tag: (library, text, one) => withArticle(library, one, (id) => addTag(library, [id], text)),
  tagMany: async (library, text, one) => {
    const ids = await articleIds(library);
    const undo = await addTag(library, ids, text);
    if (one % 3 === 0) await undo();
  },
  untag: (library, _, one, other) =>
    withArticle(library, one, async (id) => {
      const tags = (await library.db.articles.get(id))?.tags ?? [];
      await removeTag(library, [id], pick(tags, other) ?? '');
    }),
  tagAndUndo: (library, text, one) =>
    withArticle(library, one, async (id) => {
      const undo = await addTag(library, [id], text);
      await undo();
    }),
  note: (library, text, one) =>
    withArticle(library, one, async (id) => {
      const basis = (await library.db.articles.get(id))?.note ?? '';
      await changeNote(library, id, { text, basis });
    }),
  favourite: (library, _, one) => withArticle(library, one, (id) => setFavourite(library, [id], true)),
  read: (library, _, one, other) =>
    withArticle(library, one, (id) => setProgress(library, id, (other % 5) / 4)),
  archive: (library, _, one, other) =>
    withArticle(library, one, (id) => setState(library, [id], other % 3 === 0 ? 'unread' : 'archived')),
  correct: (library, text, one, other) =>
    withArticle(library, one, async (id) => {
      const undo = await correctFacts(library, id, {
        corrected: { title: text, byline: [text] },
        restored: other % 2 === 0 ? ['siteName'] : [],
      });
      if (other % 3 === 0) await undo();
    }),
  highlight: (library, text, one) =>
    withArticle(library, one, async (id) => {
      const article = await library.db.articles.get(id);
      if (!article || !isSaved(article)) return;
      const details = { color: 'yellow', note: text.slice(2, 9), tags: [text.slice(0, 4)] } as const;
      await addAnnotation(library, article, [aQuote(text)], { ...details, tags: [...details.tags] });
    }),
  changeHighlight: (library, text, one) =>
    withAnnotation(library, one, async (id) => {
      const annotation = await library.db.annotations.get(id);
      const note = { text, basis: annotation ? noteOf(annotation) : '' };
      await updateAnnotation(library, id, { note, addedTag: text.slice(0, 3) });
    }),
  accept: (library, text, one) =>
    withAnnotation(library, one, (id) =>
      acceptPlace(library, id, { versionId: null, selector: [aQuote(text)] }),
    ),
  deleteHighlight: (library, _, one) => withAnnotation(library, one, (id) => deleteAnnotation(library, id)),
  restoreHighlight: (library, _, one) => withAnnotation(library, one, (id) => restoreAnnotation(library, id)),
  mergeHighlights: (library, text, one, other) =>
    withAnnotation(library, one, async (_id, articleId) => {
      const ids = (await listAnnotations(library, articleId)).map(({ id }) => id);
      const keptId = pick(ids, other);
      if (keptId === undefined || ids.length < 2) return;
      const place: AcceptedPlace = { versionId: null, selector: [aQuote(text)] };
      const merge = { ids, keptId, versionId: SOME_VERSION, place };
      const changes = await mergeAnnotations(library, merge);
      if (changes && other % 2 === 0) await takeBackMarks(library, changes);
    }),
  splitHighlight: (library, text, one) =>
    withAnnotation(library, one, (id) =>
      splitAnnotation(library, id, SOME_VERSION, [
        { versionId: null, selector: [aQuote(text.slice(0, 4))] },
        { versionId: null, selector: [aQuote(text.slice(4))] },
      ]),
    ),
  trash: (library, _, one) => withArticle(library, one, (id) => trashArticles(library, [id])),
  untrash: (library, _, one) => withArticle(library, one, (id) => restoreArticles(library, [id])),
  deleteForever: (library, _, one) =>
    withArticle(library, one, async (id) => {
      await trashArticles(library, [id]);
      await deleteForever(library, [id]);
    }),
  deleteMany: async (library, _, one) => {
    const ids = (await articleIds(library)).filter((_id, index) => index % 4 === one % 4);
    await trashArticles(library, ids);
    await deleteForever(library, ids);
  },
};
