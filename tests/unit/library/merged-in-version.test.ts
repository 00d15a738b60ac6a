import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { anchorAnnotations } from '@/utils/annotation/anchored-annotation';
import { type AcceptedPlace, type Annotation, noteOf, quoteOf } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { addAnnotation, deleteAnnotation, listAnnotations } from '@/utils/library/annotate';
import { inverse, takeBackMarks } from '@/utils/library/annotation-marks';
import { commitSave } from '@/utils/library/commit-save';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { acceptPlace } from '@/utils/library/place-annotation';
import { readArticle } from '@/utils/library/read-article';
import { undoSave } from '@/utils/library/undo-save';

const FIRST = 'The last ferry left the harbour on Friday.';
const SECOND = 'The last ferry left the harbour on Friday. It was full.';
const THIRD = 'The last ferry left the harbour on Friday. It was full, and late.';
const DAYS = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];

let library: TestLibrary;
let articleId: string;
let days: string[];

beforeEach(() => {
  library = testLibrary();
  days = [...DAYS];
});

/** Each thing is done on a day of its own. */
function nextDay(): void {
  library.setTime(`${days.shift() ?? ''}T08:00:00.000Z`);
}

/** Saves a text of the article at its address; gives the version. */
async function save(saveId: string, text: string): Promise<string> {
  nextDay();
  await stageCapture(library, saveId, aCapture({ content: `<p>${text}</p>`, textContent: text }));
  const job = await commitSave(library, saveId, false);
  if (!job?.versionId || !job.articleId) throw new Error('not saved');
  articleId = job.articleId;
  return job.versionId;
}

function selectorOf(words: string) {
  const start = SECOND.indexOf(words);
  const selector = describeSpan(SECOND, { start, end: start + words.length });
  if (!selector) throw new Error(words);
  return selector;
}

async function highlight(versionId: string, words: string, note = ''): Promise<string> {
  const article = { id: articleId, versionId, url: 'https://courier.example/ferry' };
  const added = await addAnnotation(library, article, selectorOf(words), { color: 'green', note, tags: [] });
  return added.id;
}

async function merge(ids: string[], versionId: string, words: string) {
  const place = { versionId, selector: selectorOf(words) };
  const changes = await mergeAnnotations(library, { ids, keptId: ids[0] ?? '', versionId, place });
  if (!changes) throw new Error('nothing was merged');
  return changes;
}

/** What a version shows: words where they stand in its text, and notes. */
async function shown(versionId: string | null = null): Promise<[string, string][]> {
  const whole = await readArticle(library, articleId, versionId);
  if (!whole) throw new Error('no version');
  const { text, version, annotations } = whole;
  expect(await listAnnotations(library, articleId, version.id)).toEqual(byAge(annotations));
  return anchorAnnotations(text, version.id, annotations).map(({ annotation, anchor }) => [
    'start' in anchor ? text.slice(anchor.start, anchor.end) : quoteOf(annotation).exact,
    noteOf(annotation),
  ]);
}

function byAge(annotations: Annotation[]): Annotation[] {
  return annotations.toSorted((a, b) => (a.created < b.created ? -1 : 1));
}

async function twoOfFirst() {
  const first = await save('s1', FIRST);
  const ids = [await highlight(first, 'last ferry', 'Which?'), await highlight(first, 'left', 'When?')];
  return { first, ids };
}

/** Two highlights of the first version, merged in the second. */
async function mergedInSecond() {
  const { first, ids } = await twoOfFirst();
  const second = await save('s2', SECOND);
  const changes = await merge(ids, second, 'last ferry left');
  return { first, second, ids, changes };
}

describe('earlier versions', () => {
  it('show the highlights that were merged in a later one as they stood there', async () => {
    const { first, changes } = await mergedInSecond();
    const notes = 'Which?\n\nWhen?';
    expect(await shown()).toEqual([['last ferry left', notes]]);
    expect(await shown(first)).toEqual([
      ['last ferry', notes],
      ['left', 'When?'],
    ]);
    const third = await save('s3', THIRD);
    expect(await shown(third)).toEqual([['last ferry left', notes]]);
    await takeBackMarks(library, changes);
    expect(await shown(first)).toEqual([
      ['last ferry', 'Which?'],
      ['left', 'When?'],
    ]);
  });

  it('show them so too where they were made in one before', async () => {
    const first = await save('s1', FIRST);
    const ids = [await highlight(first, 'last ferry'), await highlight(first, 'left')];
    const second = await save('s2', SECOND);
    const third = await save('s3', THIRD);
    await merge(ids, third, 'last ferry left');
    expect((await shown(second)).map(([words]) => words)).toEqual(['last ferry', 'left']);
    const annotations = await listAnnotations(library, articleId, second);
    expect(annotations.map((annotation) => quoteOf(annotation).exact)).toEqual(['last ferry', 'left']);
  });

  it('leave out what the page itself showed when there was a later one', async () => {
    const first = await save('s1', FIRST);
    const id = await highlight(first, 'last ferry');
    await acceptPlace(library, id, { versionId: null, selector: [selectorOf('ferry')[0]] });
    await save('s2', SECOND);
    nextDay();
    await acceptPlace(library, id, { versionId: null, selector: [selectorOf('harbour')[0]] });
    const [annotation] = await listAnnotations(library, articleId, first);
    expect(annotation && quoteOf(annotation).exact).toBe('ferry');
  });

  it('show no part of a merged highlight that is deleted', async () => {
    const { first, ids } = await mergedInSecond();
    await deleteAnnotation(library, ids[0] ?? '');
    expect(await shown(first)).toEqual([]);
  });
});

describe('undoing a save', () => {
  it('brings back what was merged in the version that goes', async () => {
    const { first, ids } = await mergedInSecond();
    await undoSave(library, 's2');
    expect(await shown()).toEqual([
      ['last ferry', 'Which?\n\nWhen?'],
      ['left', 'When?'],
    ]);
    expect(await shown(first)).toHaveLength(2);
    expect(await library.db.annotations.get(ids[1] ?? '')).not.toHaveProperty('mergedInto');
  });

  it('takes back the place of what was merged in the page beside it, also where the saved text has none', async () => {
    const { ids } = await twoOfFirst();
    const second = await save('s2', SECOND);
    const id = ids[0] ?? '';
    nextDay();
    const place = { versionId: null, selector: [selectorOf('ferry left')[0]] } satisfies AcceptedPlace;
    await mergeAnnotations(library, { ids, keptId: id, versionId: second, place });
    await undoSave(library, 's2');
    const annotations = await listAnnotations(library, articleId);
    expect(annotations.map((annotation) => quoteOf(annotation).exact)).toEqual(['last ferry', 'left']);
  });

  it('takes it back also where the merge was undone and done again', async () => {
    const { ids } = await twoOfFirst();
    const second = await save('s2', SECOND);
    const id = ids[0] ?? '';
    nextDay();
    const place = { versionId: null, selector: [selectorOf('ferry left')[0]] } satisfies AcceptedPlace;
    const changes = (await mergeAnnotations(library, { ids, keptId: id, versionId: second, place })) ?? [];
    nextDay();
    await takeBackMarks(library, changes);
    await takeBackMarks(library, inverse(changes));
    await undoSave(library, 's2');
    const annotations = await listAnnotations(library, articleId);
    expect(annotations.map((annotation) => quoteOf(annotation).exact)).toEqual(['last ferry', 'left']);
  });

  it('leaves merged what was so before, and deleted what was deleted whole', async () => {
    const first = await save('s1', FIRST);
    const ids = [await highlight(first, 'last ferry'), await highlight(first, 'left')];
    await merge(ids, first, 'last ferry left');
    const others = [await highlight(first, 'harbour'), await highlight(first, 'Friday')];
    const second = await save('s2', SECOND);
    await merge([others[0] ?? '', ids[0] ?? ''], second, 'last ferry left the harbour');
    await merge([others[1] ?? '', others[0] ?? ''], second, 'last ferry left the harbour on Friday');
    await undoSave(library, 's2');
    expect((await shown()).map(([words]) => words)).toEqual(['last ferry left', 'harbour', 'Friday']);

    const again = await save('s3', SECOND);
    await merge([others[0] ?? '', others[1] ?? ''], again, 'harbour on Friday');
    await deleteAnnotation(library, others[0] ?? '');
    await undoSave(library, 's3');
    expect((await shown()).map(([words]) => words)).toEqual(['last ferry left']);
  });
});
