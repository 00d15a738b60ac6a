import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { quoteOf } from '@/utils/annotation/annotation';
import type { PageHighlight, PageHighlightChange } from '@/utils/annotation/page-highlight';
import { listAnnotations } from '@/utils/library/annotate';
import { annotatePage, attachPageHighlight, changePageHighlight } from '@/utils/library/annotate-page';
import { commitSave } from '@/utils/library/commit-save';
import { dismissSave, interruptedSaves } from '@/utils/library/interrupted-saves';
import { recoverSaves } from '@/utils/library/recover-saves';
import { failSave } from '@/utils/library/start-save';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const aHighlight = (exact: string): Extract<PageHighlight, { quote: unknown }> => ({
  id: library.newId(),
  color: 'green',
  quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
});

/** A save of the page that the reader has highlighted, and of which nothing has arrived. */
async function cutShort(saveId: string, exact: string, url = 'https://courier.example/2026/ferry') {
  await stageCapture(library, saveId, aCapture({ metadata: { url } }), { highlights: [aHighlight(exact)] });
  await library.db.staging.where('saveId').equals(saveId).delete();
}

const quotes = async () =>
  (await library.db.annotations.toArray()).map((annotation) => quoteOf(annotation).exact);

describe('what is highlighted of a page that is gone before it is saved', () => {
  it('comes into the library with the next save of the page, once', async () => {
    await cutShort('gone', 'The ferry stops');
    await failSave(library, 'gone', { kind: 'interrupted' });
    await cutShort('silent', 'on Friday', 'https://courier.example/2026/ferry?utm_source=mail#top');
    await stageCapture(library, 'next', aCapture());
    await commitSave(library, 'next', false);
    expect(await quotes()).toEqual(['The ferry stops', 'on Friday']);
    expect(await interruptedSaves(library)).toEqual([]);

    // The one that was only silent goes on after all.
    await stageCapture(library, 'silent', aCapture(), {
      highlights: (await library.db.jobs.get('silent'))?.highlights ?? [],
    });
    await commitSave(library, 'silent', false);
    expect(await quotes()).toHaveLength(2);
  });

  it('is told to be kept as soon as it waits for a save, and not where it is stored at once', async () => {
    await stageCapture(library, 'running', aCapture());
    const job = await library.db.jobs.get('running');
    const page = { tabId: job?.tabId ?? 0, url: job?.url ?? '', title: '' };
    const highlight = aHighlight('The ferry stops');
    const queued = Promise.withResolvers<string>();
    void annotatePage(library, page, highlight, queued.resolve);
    expect(await queued.promise).toBe(highlight.id);
    expect((await library.db.jobs.get('running'))?.highlights).toMatchObject([highlight]);

    await stageCapture(library, 'next', aCapture());
    await commitSave(library, 'next', false);
    const told: string[] = [];
    await annotatePage(library, page, aHighlight('on Friday'), (id) => told.push(id));
    expect(await quotes()).toContain('on Friday');
    expect(told).toEqual([]);
  });

  it('isn’t added a second time when the reader marks the same words again and that succeeds', async () => {
    await cutShort('first', 'The ferry stops');
    await failSave(library, 'first', { kind: 'empty' });
    await cutShort('second', 'The ferry stops');
    await failSave(library, 'second', { kind: 'empty' });
    const elsewhere = aHighlight('The ferry stops');
    elsewhere.quote.prefix = 'In winter ';
    await library.db.jobs.update('second', {
      highlights: [...((await library.db.jobs.get('second'))?.highlights ?? []), elsewhere],
    });
    const again = aHighlight('The ferry stops');
    await stageCapture(library, 'third', aCapture(), { highlights: [again] });
    await commitSave(library, 'third', false);
    const ids = (await library.db.annotations.toArray()).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([elsewhere.id, again.id]);
    expect(await interruptedSaves(library)).toEqual([]);
  });

  it('waits where only another page is saved', async () => {
    await cutShort('gone', 'The ferry stops', 'https://courier.example/2026/bridge');
    await failSave(library, 'gone', { kind: 'interrupted' });
    await stageCapture(library, 'next', aCapture());
    await commitSave(library, 'next', false);
    expect(await quotes()).toEqual([]);
  });

  it('is added at once where the page was saved meanwhile', async () => {
    await cutShort('gone', 'The ferry stops');
    await stageCapture(
      library,
      'other',
      aCapture({ pageUrls: ['https://courier.example/2026/ferry?page=2'] }),
    );
    await commitSave(library, 'other', false);
    await library.db.annotations.clear();
    await failSave(library, 'gone', { kind: 'interrupted' });
    expect(await quotes()).toEqual(['The ferry stops']);
  });

  it('is offered until the reader dismisses it, whatever the save came to, and after that can be taken back', async () => {
    await cutShort('gone', 'The ferry stops');
    await failSave(library, 'gone', { kind: 'empty' });
    library.setTime('2027-11-24T08:00:00.000Z');
    await recoverSaves(library);
    expect(await interruptedSaves(library)).toMatchObject([
      { id: 'gone', highlights: [{ quote: { exact: 'The ferry stops' } }] },
    ]);
    const takeBack = await dismissSave(library, 'gone');
    expect(await interruptedSaves(library)).toEqual([]);
    await takeBack?.();
    expect(await interruptedSaves(library)).toMatchObject([
      { highlights: [{ quote: { exact: 'The ferry stops' } }] },
    ]);
  });

  it('isn’t deleted by a reader who dismisses a save that has begun anew meanwhile', async () => {
    await cutShort('gone', 'The ferry stops');
    expect(await dismissSave(library, 'gone')).toBeNull();
    expect(await library.db.jobs.get('gone')).toMatchObject({ state: 'capturing', highlights: [{}] });
  });
});

describe('a highlight of a page that is being saved', () => {
  const PAGE = 'https://courier.example/2026/ferry#top';

  it('is deleted or changed when it is stored, and not before', async () => {
    const [first, second] = [aHighlight('The ferry'), aHighlight('stops')];
    await stageCapture(library, 's1', aCapture(), { highlights: [first, second] });
    const changes = [
      changePageHighlight(library, PAGE, first.id, { kind: 'delete' }),
      changePageHighlight(library, PAGE, second.id, { kind: 'color', color: 'blue' }),
    ];
    await commitSave(library, 's1', false);
    expect(await Promise.all(changes)).toEqual(['done', 'done']);
    expect(await library.db.annotations.toArray()).toMatchObject([
      { id: first.id, deletedAt: '2026-11-24T08:00:00.000Z' },
      { id: second.id, color: 'blue', deletedAt: null },
    ]);
  });

  it('is changed where it waits when the page couldn’t be saved', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    const change = changePageHighlight(library, PAGE, highlight.id, { kind: 'color', color: 'blue' });
    await failSave(library, 's1', { kind: 'empty' });
    expect(await change).toBe('done');
    expect(await library.db.jobs.get('s1')).toMatchObject({ highlights: [{ color: 'blue' }] });
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'delete' })).toBe('done');
    expect(await interruptedSaves(library)).toEqual([]);
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'color', color: 'rose' })).toBe(
      'not-there',
    );
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'restore' })).toBe('done');
    expect(await interruptedSaves(library)).toMatchObject([{ highlights: [{ color: 'blue' }] }]);
  });

  it('has its ends where they were when moving them is undone, while it waits', async () => {
    const highlight = aHighlight('The ferry');
    const change = (its: PageHighlightChange) => changePageHighlight(library, PAGE, highlight.id, its);
    const waiting = async () => (await library.db.jobs.get('s1'))?.highlights;
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    await failSave(library, 's1', { kind: 'empty' });
    expect(await change({ kind: 'takeBack', accepted: null })).toBe('not-there');
    for (const exact of ['The ferry stops', 'ferry stops'])
      expect(await change({ kind: 'move', quote: aHighlight(exact).quote, after: null })).toBe('done');
    expect(await waiting()).toMatchObject([{ quote: { exact: 'ferry stops' } }]);
    expect(await change({ kind: 'takeBack', accepted: null })).toBe('done');
    expect(await waiting()).toMatchObject([{ quote: { exact: 'The ferry stops' } }]);
    expect(await change({ kind: 'takeBack', accepted: null })).toBe('done');
    expect(await waiting()).toEqual([highlight]);
    expect(await change({ kind: 'takeBack', accepted: null })).toBe('not-there');

    // What it came into the library with isn't undone there.
    await change({ kind: 'move', quote: aHighlight('ferry stops').quote, after: null });
    await stageCapture(library, 's2', aCapture());
    await commitSave(library, 's2', false);
    expect(await change({ kind: 'takeBack', accepted: null })).toBe('changed');
    expect(await quotes()).toEqual(['ferry stops']);
  });

  it('comes into the library as deleted when it was deleted while it waited, and can be brought back there', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    await failSave(library, 's1', { kind: 'empty' });
    await changePageHighlight(library, PAGE, highlight.id, { kind: 'delete' });
    await stageCapture(library, 's2', aCapture());
    const job = await commitSave(library, 's2', false);
    expect(await listAnnotations(library, job?.articleId ?? '')).toEqual([]);
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'restore' })).toBe('done');
    expect(await listAnnotations(library, job?.articleId ?? '')).toMatchObject([{ id: highlight.id }]);
  });

  it('is changed at once when it is stored, though another save that holds it is still silent', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 'silent', aCapture(), { highlights: [highlight] });
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'color', color: 'blue' })).toBe(
      'done',
    );
    expect(await library.db.annotations.toArray()).toMatchObject([{ color: 'blue' }]);
  });

  it('is neither changed nor attached once it is deleted', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    await commitSave(library, 's1', false);
    await changePageHighlight(library, PAGE, highlight.id, { kind: 'delete' });
    const deleted = await library.db.annotations.toArray();
    library.setTime('2026-11-25T08:00:00.000Z');
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'delete' })).toBe('not-there');
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'color', color: 'blue' })).toBe(
      'not-there',
    );
    expect(await attachPageHighlight(library, PAGE, { id: highlight.id, quote: highlight.quote })).toBeNull();
    expect(await library.db.annotations.toArray()).toEqual(deleted);
    await changePageHighlight(library, PAGE, highlight.id, { kind: 'restore' });
    expect(await attachPageHighlight(library, PAGE, { id: highlight.id, quote: highlight.quote })).toBe(
      '2026-11-25T08:00:00.000Z',
    );
  });

  it('takes no other colour where it has become part of another, and says so', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    await commitSave(library, 's1', false);
    await library.db.annotations.update(highlight.id, { mergedInto: { id: 'gone', versionId: 'v1' } });
    expect(await changePageHighlight(library, PAGE, highlight.id, { kind: 'color', color: 'blue' })).toBe(
      'not-there',
    );
  });

  it('of another page stays as it is', async () => {
    const highlight = aHighlight('The ferry');
    await stageCapture(library, 's1', aCapture(), { highlights: [highlight] });
    await failSave(library, 's1', { kind: 'empty' });
    expect(
      await changePageHighlight(library, 'https://courier.example/', highlight.id, { kind: 'delete' }),
    ).toBe('not-there');
  });
});
