import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { updateAnnotation } from '@/utils/library/annotate';
import { annotatePage, changePageHighlight, pageHighlights } from '@/utils/library/annotate-page';
import { commitSave } from '@/utils/library/commit-save';
import { aQuote } from '@/tests/support/an-annotation';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const PAGE = 'https://courier.example/2026/ferry';

let library: TestLibrary;
let id: string;

beforeEach(async () => {
  library = testLibrary();
  await stageCapture(library, 's1', aCapture());
  await commitSave(library, 's1', false);
  id = library.newId();
  const page = { tabId: 1, url: PAGE, title: '' };
  await annotatePage(library, page, { id, color: 'green', quote: aQuote('The ferry') });
});

const change = (its: PageHighlightChange) => changePageHighlight(library, PAGE, id, its);
const stored = () => library.db.annotations.get(id);

describe('what was done in the live page', () => {
  it('is undone: a making, unless it was changed or written on since', async () => {
    expect(await change({ kind: 'unmake', color: 'blue' })).toBe('changed');
    await updateAnnotation(library, id, { note: { text: 'Why?', basis: '' } });
    expect(await change({ kind: 'unmake', color: 'green' })).toBe('written');
    expect((await stored())?.deletedAt).toBeNull();
    await updateAnnotation(library, id, { note: { text: '', basis: 'Why?' } });
    expect(await change({ kind: 'unmake', color: 'green' })).toBe('done');
    expect((await stored())?.deletedAt).not.toBeNull();
    expect(await change({ kind: 'restore' })).toBe('done');
    expect((await stored())?.deletedAt).toBeNull();
  });

  it('is undone: a colour, unless it has got another since', async () => {
    await change({ kind: 'color', color: 'blue' });
    await updateAnnotation(library, id, { color: 'rose' });
    expect(await change({ kind: 'color', color: 'green', from: 'blue' })).toBe('changed');
    expect((await stored())?.color).toBe('rose');
    expect(await change({ kind: 'color', color: 'green', from: 'rose' })).toBe('done');
    expect((await stored())?.color).toBe('green');
  });

  it('is undone: a place, unless another was accepted since', async () => {
    await change({ kind: 'move', quote: aQuote('ferry stops'), after: null });
    const accepted = (await pageHighlights(library, PAGE))?.[0]?.accepted ?? null;
    expect(accepted).not.toBeNull();
    expect(await change({ kind: 'takeBack', accepted: '2020-01-01T00:00:00.000Z' })).toBe('changed');
    expect(await change({ kind: 'takeBack', accepted })).toBe('done');
    expect((await stored())?.history).toEqual([]);
    expect(await pageHighlights(library, PAGE)).toMatchObject([{ quote: { exact: 'The ferry' } }]);
    expect(await change({ kind: 'takeBack', accepted })).toBe('changed');
  });

  it('is done again: a place, unless another was accepted since', async () => {
    const move = { kind: 'move', quote: aQuote('ferry stops'), after: null } as const;
    expect(await change(move)).toBe('done');
    expect(await change(move)).toBe('changed');
    expect((await stored())?.history).toHaveLength(1);
  });

  it('isn’t deleted again with what was written on it since it was brought back', async () => {
    await updateAnnotation(library, id, { note: { text: 'Why?', basis: '' } });
    await change({ kind: 'delete' });
    await change({ kind: 'restore' });
    const [{ written } = {}] = (await pageHighlights(library, PAGE)) ?? [];
    const again = { kind: 'delete', written: written ?? '' } as const;
    await updateAnnotation(library, id, { addedTag: 'sea' });
    expect(await change(again)).toBe('written');
    expect((await stored())?.deletedAt).toBeNull();
    await updateAnnotation(library, id, { removedTag: 'sea' });
    await updateAnnotation(library, id, { note: { text: 'Who?', basis: 'Why?' } });
    expect(await change(again)).toBe('written');
    await updateAnnotation(library, id, { note: { text: 'Why?', basis: 'Who?' } });
    expect(await change(again)).toBe('done');
    expect((await stored())?.deletedAt).not.toBeNull();
  });

  it('isn’t brought back where it has become part of another since', async () => {
    await change({ kind: 'delete' });
    await library.db.annotations.update(id, { mergedInto: { id: library.newId(), versionId: 'v1' } });
    expect(await change({ kind: 'restore' })).toBe('changed');
    expect((await stored())?.deletedAt).not.toBeNull();
  });
});
