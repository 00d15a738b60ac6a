import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { annotateQuote } from '@/utils/library/annotate-quote';
import { commitSave } from '@/utils/library/commit-save';
import { rememberColor } from '@/utils/storage/next-color';
import { settings } from '@/utils/storage/settings';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary } from '@/tests/support/test-library';

beforeEach(() => {
  fakeBrowser.reset();
});

afterEach(() => {
  vi.restoreAllMocks();
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

it('settings that can’t be read or written keep no highlight out of the library', async () => {
  const reading = vi.spyOn(settings.highlightColors, 'getValue').mockRejectedValue(new Error('unreadable'));
  vi.spyOn(settings.lastColor, 'setValue').mockRejectedValue(new Error('full'));
  const library = testLibrary();
  await stageCapture(library, 's1', aCapture({ selection }));
  await commitSave(library, 's1', false);
  expect(reading).not.toHaveBeenCalled();

  await stageCapture(library, 's2', aCapture({ selection }), { highlightsSelection: true });
  await commitSave(library, 's2', false);
  expect(await library.db.annotations.toArray()).toMatchObject([{ color: 'yellow' }]);
  expect(() => {
    rememberColor('rose');
  }).not.toThrow();
});
