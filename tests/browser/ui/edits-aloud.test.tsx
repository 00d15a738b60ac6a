import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { forgetEdits, recordEdit, redoEdit } from '@/components/reader/edit-history';
import { redoAloud, undoAloud } from '@/components/reader/edits-aloud';
import { ToastRegion } from '@/components/ui/Toast';
import { anAnnotation, aQuote } from '@/tests/support/an-annotation';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import type { HighlightColor } from '@/utils/annotation/annotation';
import { updateAnnotation } from '@/utils/library/annotate';

let root: HTMLElement;
let library: TestLibrary;
let focused: string[];

beforeEach(async () => {
  root = document.createElement('main');
  document.body.append(root);
  render(<ToastRegion />, root);
  library = testLibrary();
  forgetEdits();
  focused = [];
  for (const id of ['first', 'second']) {
    await library.db.annotations.add({ ...anAnnotation([aQuote(id)]), id });
  }
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const onFocus = (id: string) => {
  focused.push(id);
};
const recolour = (id: string, color: HighlightColor) =>
  recordEdit(library, id, () => updateAnnotation(library, id, { color }));

async function colours() {
  const rows = await library.db.annotations.bulkGet(['first', 'second']);
  return rows.map((row) => row?.color);
}

/** Takes the toast's offer once it says so. */
async function accept(offer: string): Promise<void> {
  const button = () => root.querySelector('button');
  await expect.poll(() => button()?.textContent).toBe(offer);
  button()?.click();
}

it('offers to undo what was done again, not what was done after it', async () => {
  await recolour('first', 'rose');
  await undoAloud(library, onFocus);
  await redoAloud(library, onFocus);
  await recolour('second', 'blue');
  await accept('Undo');
  await expect.poll(colours).toEqual(['green', 'blue']);
  await expect.poll(() => focused).toEqual(['first', 'first', 'first']);
});

it('offers to do again what was undone, and to undo that, also when something was done since', async () => {
  await recolour('first', 'rose');
  await undoAloud(library, onFocus);
  await recolour('second', 'blue');
  await accept('Do it again');
  await expect.poll(colours).toEqual(['rose', 'blue']);
  await accept('Undo');
  await expect.poll(colours).toEqual(['green', 'blue']);
});

it('does nothing again that is done again already', async () => {
  await recolour('first', 'rose');
  await undoAloud(library);
  await redoEdit(library);
  await accept('Do it again');
  await expect.poll(() => root.textContent).toBe('There is nothing to undo or do again');
  expect(await colours()).toEqual(['rose', 'green']);
});
