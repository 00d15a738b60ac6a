import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { type AcceptedPlace, type Annotation, noteOf, quoteOf, tagsOf } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { describePicture } from '@/utils/annotation/picture-selector';
import {
  addAnnotation,
  deleteAnnotation,
  listAnnotations,
  restoreAnnotation,
  updateAnnotation,
} from '@/utils/library/annotate';
import { inverse, type MarksChange, takeBackMarks } from '@/utils/library/annotation-marks';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { splitAnnotation } from '@/utils/library/split-annotation';

const article = { id: 'a1', versionId: 'v1', url: 'https://courier.example/ferry' };
const TEXT = 'The last ferry left the harbour on Friday.';
const NOW = '2026-11-26T08:00:00.000Z';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

function selectorOf(words: string) {
  const start = TEXT.indexOf(words);
  const selector = describeSpan(TEXT, { start, end: start + words.length });
  if (!selector) throw new Error(words);
  return selector;
}

const placeOf = (words: string): AcceptedPlace => ({ versionId: 'v2', selector: selectorOf(words) });

async function highlight(words: string, details: { note?: string; tags?: string[] } = {}): Promise<string> {
  const added = await addAnnotation(library, article, selectorOf(words), {
    color: 'green',
    note: '',
    tags: [],
    ...details,
  });
  return added.id;
}

async function highlightPicture(): Promise<string> {
  const url = 'https://courier.example/ferry.jpg';
  const selector = describePicture({ index: 0, url, alt: 'The ferry', caption: '', hash: null });
  const added = await addAnnotation(library, article, [selector], { color: 'rose', note: 'Mine', tags: [] });
  return added.id;
}

/** Highlights that are there, in the order of the text. */
async function there(): Promise<Annotation[]> {
  const annotations = await listAnnotations(library, article.id);
  return annotations.toSorted((a, b) => TEXT.indexOf(quoteOf(a).exact) - TEXT.indexOf(quoteOf(b).exact));
}

const quotes = async () => (await there()).map((annotation) => quoteOf(annotation).exact);

/** All that is stored but when it was changed last. */
async function stored() {
  const rows = await library.db.annotations.toArray();
  return rows.map(({ modified: _, history = [], ...row }) => ({ ...row, history }));
}

function made(changes: MarksChange[] | null): MarksChange[] {
  if (!changes) throw new Error('nothing was changed');
  return changes;
}

async function split(id: string, first: string, second: string): Promise<MarksChange[]> {
  library.setTime(NOW);
  return made(await splitAnnotation(library, id, 'v2', [placeOf(first), placeOf(second)]));
}

async function merge(ids: string[], keptId: string, words: string): Promise<MarksChange[]> {
  library.setTime(NOW);
  return made(await mergeAnnotations(library, { ids, keptId, versionId: 'v2', place: placeOf(words) }));
}

describe('splitAnnotation', () => {
  it('leaves the note with the first part, and gives the second its colour, its tags and its day', async () => {
    const id = await highlight('last ferry left', { note: 'Ask', tags: ['sea'] });
    const before = await library.db.annotations.get(id);
    await split(id, 'last ferry', 'left');
    const [first, second] = await there();
    expect(await quotes()).toEqual(['last ferry', 'left']);
    expect(first).toMatchObject({
      id,
      versionId: 'v1',
      motivation: 'commenting',
      target: before?.target,
      history: [{ accepted: NOW, versionId: 'v2' }],
    });
    expect(first && [noteOf(first), tagsOf(first)]).toEqual(['Ask', ['sea']]);
    expect(second).toMatchObject({
      versionId: 'v2',
      motivation: 'highlighting',
      color: 'green',
      created: before?.created,
      modified: NOW,
    });
    expect(second && [noteOf(second), tagsOf(second)]).toEqual(['', ['sea']]);
  });

  it('stores of each part where it stands, also in the page alone or beside other words of the saved text', async () => {
    const id = await highlight('last ferry left');
    const ofPage: AcceptedPlace = { versionId: null, selector: [selectorOf('last ferry')[0]] };
    const beside: AcceptedPlace = {
      versionId: 'v2',
      selector: [selectorOf('left')[0]],
      keptBeside: 'has left',
    };
    const changes = made(await splitAnnotation(library, id, 'v2', [ofPage, beside]));
    const [first, second] = await there();
    expect(first?.history).toMatchObject([ofPage]);
    expect(second).toMatchObject({ versionId: 'v2', keptBeside: 'has left' });
    expect(second?.target.selector).toEqual(beside.selector);
    await takeBackMarks(library, changes);
    expect(await takeBackMarks(library, inverse(changes))).toBe('done');
    expect((await there())[1]).toMatchObject({ keptBeside: 'has left' });
  });

  it('is undone and done again', async () => {
    const id = await highlight('last ferry left', { note: 'Ask' });
    const before = await stored();
    const changes = await split(id, 'last ferry', 'left');
    const after = await stored();
    expect(await takeBackMarks(library, changes)).toBe('done');
    expect(await quotes()).toEqual(['last ferry left']);
    expect((await stored()).filter(({ deletedAt }) => deletedAt === null)).toEqual(before);
    expect(await takeBackMarks(library, inverse(changes))).toBe('done');
    expect(await stored()).toEqual(after);
  });

  it('is not undone over what was written on the second part since', async () => {
    const id = await highlight('last ferry left');
    const changes = await split(id, 'last ferry', 'left');
    const second = changes[1]?.id ?? '';
    await updateAnnotation(library, second, { note: { text: 'When?', basis: '' } });
    const before = await stored();
    expect(await takeBackMarks(library, changes)).toBe('written');
    expect(await stored()).toEqual(before);
  });

  it('is not undone in part when another window has changed one of them', async () => {
    const id = await highlight('last ferry left');
    const changes = await split(id, 'last ferry', 'left');
    await updateAnnotation(library, changes[1]?.id ?? '', { color: 'rose' });
    const before = await stored();
    expect(await takeBackMarks(library, changes)).toBe('changed');
    expect(await stored()).toEqual(before);
  });

  it('makes nothing of a highlight that is gone', async () => {
    const id = await highlight('last ferry left');
    await deleteAnnotation(library, id);
    expect(await splitAnnotation(library, id, 'v2', [placeOf('last ferry'), placeOf('left')])).toBeNull();
    expect(await stored()).toHaveLength(1);
  });

  it('leaves a picture as it is', async () => {
    const id = await highlightPicture();
    const before = await stored();
    expect(await splitAnnotation(library, id, 'v2', [placeOf('last ferry'), placeOf('left')])).toBeNull();
    expect(await stored()).toEqual(before);
  });
});

describe('mergeAnnotations', () => {
  it('covers all of them, with the notes of all and their tags, and is undone and done again', async () => {
    const first = await highlight('last ferry', { note: 'Which?', tags: ['sea'] });
    const second = await highlight('ferry left', { note: 'When?', tags: ['port', 'sea'] });
    const before = await stored();
    const changes = await merge([first, second], second, 'last ferry left');
    const [merged, ...others] = await there();
    expect(others).toEqual([]);
    expect(merged).toMatchObject({ id: second, motivation: 'commenting' });
    expect(merged && [quoteOf(merged).exact, noteOf(merged), tagsOf(merged)]).toEqual([
      'last ferry left',
      'Which?\n\nWhen?',
      ['sea', 'port'],
    ]);
    const after = await stored();
    expect(await takeBackMarks(library, changes)).toBe('done');
    expect(await stored()).toEqual(before);
    expect(await takeBackMarks(library, inverse(changes))).toBe('done');
    expect(await stored()).toEqual(after);
  });

  it('keeps what was written since it was merged, when it is undone', async () => {
    const first = await highlight('last ferry', { note: 'Which?' });
    const second = await highlight('left');
    const changes = await merge([first, second], first, 'last ferry left');
    await updateAnnotation(library, first, { note: { text: 'Which? This one.', basis: 'Which?' } });
    expect(await takeBackMarks(library, changes)).toBe('done');
    expect((await there()).map((one) => [quoteOf(one).exact, noteOf(one)])).toEqual([
      ['last ferry', 'Which? This one.'],
      ['left', ''],
    ]);
  });

  it('is not done again over what was written since it was undone: no note goes from all highlights', async () => {
    const first = await highlight('last ferry', { note: 'Which?' });
    const second = await highlight('left', { note: 'When?' });
    const changes = await merge([first, second], first, 'last ferry left');
    await takeBackMarks(library, changes);
    await updateAnnotation(library, first, { note: { text: 'Which? This one.', basis: 'Which?' } });
    const before = await stored();
    expect(await takeBackMarks(library, inverse(changes))).toBe('written');
    expect(await stored()).toEqual(before);
  });

  it('of what was split is the highlight that it was', async () => {
    const id = await highlight('last ferry left', { note: 'Ask', tags: ['sea'] });
    const [first, second] = await split(id, 'last ferry', 'left');
    await merge([id, second?.id ?? ''], first?.id ?? '', 'last ferry left');
    const [merged, ...others] = await there();
    expect(others).toEqual([]);
    expect(merged && [merged.id, quoteOf(merged).exact, noteOf(merged), tagsOf(merged)]).toEqual([
      id,
      'last ferry left',
      'Ask',
      ['sea'],
    ]);
  });

  it('says of those that are part of another now which it is, and in which version they became it', async () => {
    const first = await highlight('last ferry');
    const second = await highlight('left');
    const changes = await merge([first, second], first, 'last ferry left');
    const mergedInto = { id: first, versionId: 'v2' };
    expect(await library.db.annotations.get(second)).toMatchObject({ deletedAt: NOW, mergedInto });
    await takeBackMarks(library, changes);
    expect(await library.db.annotations.get(second)).not.toHaveProperty('mergedInto');
    await takeBackMarks(library, inverse(changes));
    expect(await library.db.annotations.get(second)).toMatchObject({ mergedInto });
    await restoreAnnotation(library, second);
    expect(await library.db.annotations.get(second)).not.toHaveProperty('mergedInto');
  });

  it('takes up what another window still writes on a part, and its tags, each text once', async () => {
    const first = await highlight('last ferry', { note: 'Which?' });
    const second = await highlight('left', { note: 'When?' });
    const third = await highlight('the harbour');
    await merge([first, second], first, 'last ferry left');
    await merge([third, first], third, 'last ferry left the harbour');
    const write = (id: string, text: string, basis: string) =>
      updateAnnotation(library, id, { note: { text, basis } });
    const note = async () => (await there()).map(noteOf);
    expect(await write(second, 'When? N', 'When?')).toEqual({ kind: 'stored' });
    expect(await write(second, 'When? No', 'When? N')).toEqual({ kind: 'stored' });
    expect(await note()).toEqual(['Which?\n\nWhen? No']);
    expect(await write(first, 'Who?', 'Where?')).toEqual({ kind: 'stored' });
    expect(await note()).toEqual(['Which?\n\nWhen? No\n\nWho?']);
    expect(await write(first, 'Who?', 'Where?')).toEqual({ kind: 'stored' });
    expect(await write(second, '', 'When? No')).toEqual({ kind: 'stored' });
    expect(await note()).toEqual(['Which?\n\nWhen? No\n\nWho?']);
    await updateAnnotation(library, second, { addedTag: 'sea' });
    expect((await there()).map(tagsOf)).toEqual([['sea']]);
    expect(await updateAnnotation(library, second, { color: 'rose' })).toEqual({ kind: 'gone' });
    expect((await there()).map(({ color }) => color)).toEqual(['green']);
  });

  it('changes nothing where one of them is gone', async () => {
    const first = await highlight('last ferry');
    const second = await highlight('left');
    await deleteAnnotation(library, second);
    const before = await stored();
    const place = placeOf('last ferry left');
    const wanted = { ids: [first, second], keptId: first, versionId: 'v2', place };
    expect(await mergeAnnotations(library, wanted)).toBeNull();
    expect(await stored()).toEqual(before);
  });
  it('makes no text of a picture, and no part of one', async () => {
    const ids = [await highlight('last ferry'), await highlightPicture()];
    const before = await stored();
    for (const keptId of ids) {
      const wanted = { ids, keptId, versionId: 'v2', place: placeOf('last ferry') };
      expect(await mergeAnnotations(library, wanted)).toBeNull();
    }
    expect(await stored()).toEqual(before);
  });
});
