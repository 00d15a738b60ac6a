import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { isKeptBeside, selectorsOn } from '@/utils/annotation/annotation';
import { annotatePage, changePageHighlight, pageHighlights } from '@/utils/library/annotate-page';
import { commitSave } from '@/utils/library/commit-save';
import { aQuote } from '@/tests/support/an-annotation';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const PAGE = 'https://courier.example/2026/ferry';

let library: TestLibrary;
let versionId: string;
let id: string;

beforeEach(async () => {
  library = testLibrary();
  await stageCapture(library, 's1', aCapture());
  versionId = (await commitSave(library, 's1', false))?.versionId ?? '';
  id = library.newId();
  const page = { tabId: 1, url: PAGE, title: '' };
  await annotatePage(library, page, { id, color: 'green', quote: aQuote('The ferry') });
});

const stored = () => library.db.annotations.get(id);

describe('ends that are moved in the live page', () => {
  it('are an accepted place in the saved text, and what the highlight was made with stays', async () => {
    const before = await stored();
    const quote = aQuote('ferry stops');
    expect(await changePageHighlight(library, PAGE, id, { kind: 'move', quote, after: null })).toBe('done');
    const after = await stored();
    expect(after?.target).toEqual(before?.target);
    expect(after?.history).toMatchObject([{ versionId }]);
    const text = (await library.db.texts.get(versionId))?.text ?? '';
    const start = text.indexOf('ferry stops');
    expect(after && selectorsOn(after, versionId)).toMatchObject([
      { exact: 'ferry stops' },
      { type: 'TextPositionSelector', start, end: start + 'ferry stops'.length },
    ]);
    expect(await pageHighlights(library, PAGE)).toMatchObject([{ id, quote: { exact: 'ferry stops' } }]);
  });

  it('are a place in the page alone where the saved text has no such words', async () => {
    await changePageHighlight(library, PAGE, id, {
      kind: 'move',
      quote: aQuote('Advertisement of tea'),
      after: null,
    });
    const after = await stored();
    expect(after?.history).toMatchObject([
      { versionId: null, selector: [{ exact: 'Advertisement of tea' }] },
    ]);
    expect(after && selectorsOn(after, versionId)).toMatchObject([{ exact: 'The ferry' }, {}]);
  });

  it('are kept beside other words of the saved text, and no longer when that is undone', async () => {
    const saved = 'In winter the last ferry leaves the quay of Birch at nine every evening but Sunday.';
    await library.db.texts.update(versionId, { text: saved });
    const quote = {
      ...aQuote('the last ferry leaves the quay of Birch at ten every evening'),
      prefix: 'In winter ',
      suffix: ' but Sunday.',
    };
    await changePageHighlight(library, PAGE, id, { kind: 'move', quote, after: null });
    const moved = await stored();
    const words = moved?.history?.at(-1)?.keptBeside ?? '';
    expect(words).toBe('the last ferry leaves the quay of Birch at nine every evening');
    expect(moved && isKeptBeside(moved, words)).toBe(true);
    const accepted = moved?.history?.at(-1)?.accepted ?? '';
    expect(await changePageHighlight(library, PAGE, id, { kind: 'takeBack', accepted })).toBe('done');
    const after = await stored();
    expect(after && isKeptBeside(after, words)).toBe(false);
  });

  it('stay as they are where the highlight is deleted', async () => {
    await changePageHighlight(library, PAGE, id, { kind: 'delete' });
    const quote = aQuote('ferry stops');
    expect(await changePageHighlight(library, PAGE, id, { kind: 'move', quote, after: null })).toBe(
      'not-there',
    );
    expect((await stored())?.history).toBeUndefined();
  });
});
