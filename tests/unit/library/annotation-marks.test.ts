import 'fake-indexeddb/auto';

import { expect, it } from 'vitest';

import { testLibrary } from '@/tests/support/test-library';
import { noteOf } from '@/utils/annotation/annotation';
import { addAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { type AnnotationMarks, exchangeMarks, readMarks } from '@/utils/library/annotation-marks';

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
  expect(await readMarks(library, id)).toEqual(yellow);
  await updateAnnotation(library, id, { color: 'rose', note: { text: 'Ask', basis: '' } });
  const rose = { ...yellow, color: 'rose' as const };

  expect(await exchangeMarks(library, id, rose, { ...yellow, deletedAt: 'then' })).toBe(true);
  const stored = await library.db.annotations.get(id);
  expect(stored?.color).toBe('yellow');
  expect(stored?.deletedAt).toBe(stored?.modified);
  expect(stored && noteOf(stored)).toBe('Ask');

  expect(await exchangeMarks(library, id, rose, yellow)).toBe(false);
  expect((await library.db.annotations.get(id))?.deletedAt).not.toBeNull();
});
