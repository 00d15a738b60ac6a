import 'fake-indexeddb/auto';

import { beforeEach, expect, it } from 'vitest';

import {
  forgetEdits,
  recordChanges,
  recordEdit,
  redoEdit,
  takeBackEdit,
  undoEdit,
  type Undone,
} from '@/components/reader/edit-history';
import { anAnnotation } from '@/tests/support/an-annotation';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { annotationBody, noteOf, quoteOf, type TextQuoteSelector } from '@/utils/annotation/annotation';
import { deleteAnnotation, listAnnotations, updateAnnotation } from '@/utils/library/annotate';
import type { MarksChange } from '@/utils/library/annotation-marks';
import { mergeAnnotations } from '@/utils/library/merge-annotations';
import { keepBeside } from '@/utils/library/place-annotation';

let library: TestLibrary;

beforeEach(async () => {
  library = testLibrary();
  forgetEdits();
  for (const [id, note] of [
    ['first', 'Which?'],
    ['second', 'When?'],
  ] as const) {
    await library.db.annotations.add({ ...anAnnotation([quote(id)]), id, body: annotationBody(note, []) });
  }
});

function quote(exact: string): TextQuoteSelector {
  return { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' };
}

async function merge(): Promise<MarksChange[]> {
  const changes = await recordChanges(() =>
    mergeAnnotations(library, {
      ids: ['first', 'second'],
      keptId: 'first',
      versionId: 'v1',
      place: { versionId: 'v1', selector: [quote('first second')] },
    }),
  );
  if (!changes) throw new Error('nothing was merged');
  return changes;
}

/** Words and notes of the highlights that are there. */
async function there(): Promise<[string, string][]> {
  const annotations = await listAnnotations(library, 'a1');
  return annotations.map((one) => [quoteOf(one).exact, noteOf(one)]);
}

/** What became of it, and the highlight that it concerned. */
async function told(edit: Promise<Undone>) {
  const { outcome, changes } = await edit;
  return { outcome, id: changes[0]?.id ?? null };
}

const APART = [
  ['first', 'Which?'],
  ['second', 'When?'],
];
const MERGED = [['first second', 'Which?\n\nWhen?']];

/** Writes on the first, and sees that what was undone isn't done again then. */
async function expectNotDoneAgainOnceWritten(): Promise<void> {
  await updateAnnotation(library, 'first', { note: { text: 'Which? This one.', basis: 'Which?' } });
  expect(await told(redoEdit(library))).toEqual({ outcome: 'written', id: 'first' });
  expect(await there()).toEqual([
    ['first', 'Which? This one.'],
    ['second', 'When?'],
  ]);
}

it('has nothing more to undo of what was taken back, and does it again when that is wanted', async () => {
  const changes = await merge();
  expect(await told(takeBackEdit(library, changes))).toEqual({ outcome: 'done', id: 'first' });
  expect(await there()).toEqual(APART);
  expect(await told(undoEdit(library))).toEqual({ outcome: 'nothing', id: null });
  expect(await there()).toEqual(APART);
  expect(await told(redoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await there()).toEqual(MERGED);
  expect(await told(undoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await there()).toEqual(APART);
});

it('gives what was changed of one highlight, so that it is taken back', async () => {
  const changes = await recordEdit(library, 'first', () =>
    updateAnnotation(library, 'first', { color: 'rose' }),
  );
  expect(changes).toMatchObject([{ id: 'first', before: { color: 'green' }, after: { color: 'rose' } }]);
  expect(await told(takeBackEdit(library, changes ?? []))).toEqual({ outcome: 'done', id: 'first' });
  expect((await library.db.annotations.get('first'))?.color).toBe('green');
  expect(await told(undoEdit(library))).toEqual({ outcome: 'nothing', id: null });
});

it('takes nothing back twice', async () => {
  const changes = await merge();
  await undoEdit(library);
  expect(await told(takeBackEdit(library, changes))).toEqual({ outcome: 'nothing', id: null });
  expect(await told(redoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
});

it('loses no note when highlights were merged, parted and written on: they are not merged again', async () => {
  await merge();
  await undoEdit(library);
  await expectNotDoneAgainOnceWritten();
});

it('loses no note that was written since a deletion was undone: that isn’t done again', async () => {
  await recordEdit(library, 'first', () => deleteAnnotation(library, 'first'));
  expect(await told(undoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await told(redoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await there()).toEqual([['second', 'When?']]);
  await undoEdit(library);
  await expectNotDoneAgainOnceWritten();
});

it('undoes a colour without what was written meanwhile', async () => {
  await recordEdit(library, 'first', async () => {
    await updateAnnotation(library, 'first', { color: 'rose' });
    await updateAnnotation(library, 'first', { note: { text: 'Which? This one.', basis: 'Which?' } });
  });
  expect(await told(undoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await library.db.annotations.get('first')).toMatchObject({ color: 'green' });
  expect(await there()).toContainEqual(['first', 'Which? This one.']);
});

it('undoes that both words were kept, and keeps them again', async () => {
  const kept = async () => (await library.db.annotations.get('first'))?.keptBeside;
  await recordEdit(library, 'first', () => keepBeside(library, 'first', 'the first'));
  await recordEdit(library, 'first', () => updateAnnotation(library, 'first', { color: 'rose' }));
  expect(await told(undoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await kept()).toBe('the first');
  expect(await told(undoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await kept()).toBeUndefined();
  expect(await told(redoEdit(library))).toEqual({ outcome: 'done', id: 'first' });
  expect(await kept()).toBe('the first');
});
