import 'fake-indexeddb/auto';

import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { annotateQuote } from '@/utils/library/annotate-quote';
import { commitSave } from '@/utils/library/commit-save';
import { settings } from '@/utils/storage/settings';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary } from '@/tests/support/test-library';

beforeEach(() => {
  fakeBrowser.reset();
});

const selection = { exact: 'The ferry stops', prefix: '', suffix: ' on Friday.' };

it.each([
  ['the first that is offered, before any was used', null, 'yellow'],
  ['the one used last', 'rose', 'rose'],
  ['the first, where the one used last isn’t offered any more', 'grey', 'yellow'],
] as const)('what the popup and the menu highlight of a selection has %s', async (_, last, color) => {
  await settings.lastColor.setValue(last);
  const library = testLibrary();
  await stageCapture(library, 's1', aCapture({ selection }), { highlightsSelection: true });
  const job = await commitSave(library, 's1', false);
  await annotateQuote(library, job?.articleId ?? '', { id: 'marked', quote: selection, note: '' });
  expect((await library.db.annotations.toArray()).map((one) => one.color)).toEqual([color, color]);
});
