import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { TextHandle } from '@/components/reader/TextHandle';
import { renderedText, type RenderedText } from '@/utils/article/rendered-text';

let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const nothing = (): void => undefined;

function Handle({ rendered, frame }: { rendered: RenderedText; frame: HTMLElement }) {
  const [offset, setOffset] = useState(5);
  return (
    <TextHandle
      place="split"
      offset={offset}
      bounds={{ start: 2, end: 9 }}
      words=""
      color="yellow"
      rendered={rendered}
      frame={frame}
      takesFocus
      onMove={setOffset}
      onDrop={nothing}
      onEnter={nothing}
      onEscape={nothing}
    />
  );
}

/** Shows a handle in a text; gives what it says of its place. */
function show(dir: string, words: string): (name: string) => string | null {
  const text = document.createElement('p');
  text.dir = dir;
  text.textContent = words;
  const controls = document.createElement('div');
  root.replaceChildren(text, controls);
  render(<Handle rendered={renderedText(text)} frame={root} />, controls);
  return (name) => controls.querySelector('[role=slider]')?.getAttribute(`aria-${name}`) ?? null;
}

it('moves where the arrow points, whichever way the text is written', async () => {
  const latin = show('ltr', 'The last ferry');
  await expect.poll(() => document.activeElement?.role).toBe('slider');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => latin('valuenow')).toBe('6');
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
  await expect.poll(() => latin('valuenow')).toBe('4');
  expect([latin('valuemin'), latin('valuemax')]).toEqual(['2', '9']);

  const arabic = show('rtl', 'العبارة الأخيرة');
  await expect.poll(() => document.activeElement?.role).toBe('slider');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => arabic('valuenow')).toBe('4');
  await userEvent.keyboard('{ArrowLeft}{ArrowDown}');
  await expect.poll(() => arabic('valuenow')).toBe('6');
});
