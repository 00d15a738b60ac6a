import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { TextHandle } from '@/components/reader/TextHandle';
import { rangeIfThere, renderedText, type RenderedText } from '@/utils/article/rendered-text';

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

interface HandleProps {
  rendered: RenderedText;
  frame: HTMLElement;
  place?: 'start' | 'end' | 'split';
}

function Handle({ rendered, frame, place = 'split' }: HandleProps) {
  const [offset, setOffset] = useState(5);
  return (
    <TextHandle
      place={place}
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

it('stands beside the line where lines are vertical: where it comes from or goes on to, and moves along it', async () => {
  const text = document.createElement('p');
  text.textContent = '最後一班渡輪停在碼頭前的岸邊';
  const controls = document.createElement('div');
  root.style.cssText = 'position: relative; height: 400px';
  root.replaceChildren(text, controls);
  const rendered = renderedText(text);
  const stand = (place: 'start' | 'end', writingMode: string): string => {
    text.style.writingMode = writingMode;
    render(null, controls);
    render(<Handle rendered={rendered} frame={root} place={place} />, controls);
    const first = place === 'start' ? 5 : 4;
    const box = rangeIfThere(rendered, { start: first, end: first + 1 })?.getBoundingClientRect();
    const {
      left = 0,
      right = 0,
      top = 0,
      bottom = 0,
    } = controls.querySelector('[role=slider]')?.getBoundingClientRect() ?? {};
    expect((top + bottom) / 2).toBeCloseTo((place === 'start' ? box?.top : box?.bottom) ?? 0, 0);
    if (Math.abs(left - (box?.right ?? 0)) < 1) return 'right';
    return Math.abs(right - (box?.left ?? 0)) < 1 ? 'left' : `${String(left)}–${String(right)}`;
  };
  expect(stand('start', 'vertical-rl')).toBe('right');
  expect(stand('end', 'vertical-rl')).toBe('left');
  expect(stand('start', 'vertical-lr')).toBe('left');
  expect(stand('end', 'vertical-lr')).toBe('right');

  stand('end', 'vertical-rl');
  const offset = () => controls.querySelector('[role=slider]')?.getAttribute('aria-valuenow');
  await expect.poll(() => document.activeElement?.role).toBe('slider');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.poll(offset).toBe('6');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(offset).toBe('7');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(offset).toBe('6');
});
