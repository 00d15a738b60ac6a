import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { testLibrary } from '@/tests/support/test-library';
import { noteOf } from '@/utils/annotation/annotation';
import { addAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { type AnnotationMarks, marksOf, readMarks, takeBackMarks } from '@/utils/library/annotation-marks';

const article = { id: 'a1', versionId: 'v1', url: 'https://courier.example/ferry' };

it('puts back colour, place and being there, leaves the note, and nothing that was changed since', async () => {
  const library = testLibrary();
  const { id } = await addAnnotation(
    library,
    article,
    [{ type: 'TextQuoteSelector', exact: 'ferry', prefix: 'The last ', suffix: ' left' }],
    { color: 'yellow', note: '', tags: [] },
  );
  const yellow: AnnotationMarks = { color: 'yellow', history: [], deletedAt: null };
  expect(await readMarks(library, id)).toEqual({ ...yellow, body: [] });
  await updateAnnotation(library, id, { color: 'rose', note: { text: 'Ask', basis: '' } });
  const rose = { ...yellow, color: 'rose' as const };

  const before = { ...yellow, deletedAt: 'then' };
  expect(await takeBackMarks(library, [{ id, before, after: rose }])).toBe('done');
  const stored = await library.db.annotations.get(id);
  expect(stored?.color).toBe('yellow');
  expect(stored?.deletedAt).toBe(stored?.modified);
  expect(stored && noteOf(stored)).toBe('Ask');

  expect(await takeBackMarks(library, [{ id, before: yellow, after: rose }])).toBe('changed');
  expect((await library.db.annotations.get(id))?.deletedAt).not.toBeNull();
});

it('doesn’t undo the making of a highlight on which something was written since', async () => {
  const library = testLibrary();
  const made = await addAnnotation(
    library,
    article,
    [{ type: 'TextQuoteSelector', exact: 'ferry', prefix: 'The last ', suffix: ' left' }],
    { color: 'yellow', note: '', tags: [] },
  );
  const after = { ...marksOf(made), body: made.body };
  const making = [{ id: made.id, before: { ...after, deletedAt: made.created }, after }];
  await updateAnnotation(library, made.id, { addedTag: 'sea' });
  expect(await takeBackMarks(library, making)).toBe('written');
  await updateAnnotation(library, made.id, { removedTag: 'sea' });
  expect(await takeBackMarks(library, making)).toBe('done');
});
