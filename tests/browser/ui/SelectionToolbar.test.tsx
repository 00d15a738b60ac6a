import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SelectionToolbar } from '@/components/reader/SelectionToolbar';

let root: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 600);
  root = document.createElement('div');
  root.style.cssText = 'position: fixed; inset: 0; --target: 32px; --space-1: 4px; --radius: 6px';
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const nothing = (): void => undefined;

/** Shows the toolbar of a highlight of words in the middle of a text; gives the boxes of both. */
function show(style: string, words: string): () => { toolbar: DOMRect; marked: DOMRect } {
  const text = document.createElement('p');
  text.style.cssText = style;
  text.textContent = words.repeat(6);
  const controls = document.createElement('div');
  root.replaceChildren(text, controls);
  const range = document.createRange();
  const [node] = text.childNodes;
  range.setStart(node ?? text, words.length);
  range.setEnd(node ?? text, words.length + 20);
  const names = ['yellow', 'green', 'blue', 'rose'] as const;
  render(
    <SelectionToolbar
      range={range}
      column={text}
      area={root}
      colors={names.map((color) => ({ color, name: color }))}
      lastColor="yellow"
      ownColor="yellow"
      hasEnds
      onHighlight={nothing}
      onNote={nothing}
      onCopy={nothing}
      onTag={nothing}
      onUndo={nothing}
      onRedo={nothing}
      onDelete={nothing}
      onClose={nothing}
    />,
    controls,
  );
  return () => ({
    toolbar: controls.querySelector('[role=toolbar]')?.getBoundingClientRect() ?? new DOMRect(),
    marked: range.getBoundingClientRect(),
  });
}

it('stays off what it is for and its handles when the window becomes narrow', async () => {
  const boxes = show('width: 600px; max-width: 100%; margin: 200px 0', 'The last ferry left the harbour. ');
  expect(boxes().toolbar.height).toBeGreaterThan(boxes().toolbar.width);
  await page.viewport(340, 600);
  await expect.poll(() => boxes().toolbar.width).toBeGreaterThan(200);
  const { toolbar, marked } = boxes();
  // Its buttons are in two rows then.
  expect(toolbar.height).toBeGreaterThan(70);
  expect(toolbar.bottom).toBeLessThanOrEqual(marked.top - 12);
});

it('leaves room for the handles beside vertical lines', () => {
  const boxes = show(
    'writing-mode: vertical-rl; height: 400px; width: fit-content',
    '最後一班渡輪停在碼頭前的岸邊，',
  );
  const { toolbar, marked } = boxes();
  expect(toolbar.left).toBeGreaterThanOrEqual(marked.right + 12 + 10);
});
