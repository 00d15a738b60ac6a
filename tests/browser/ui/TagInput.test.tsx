import '@/assets/styles/page.css';

import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';

import { TagInput } from '@/components/ui/TagInput';

const SUGGESTIONS = ['climate', 'coast', 'economy', '长江', '江城'];

let root: HTMLElement;
let outerEscapes: number;

function Field({ initial }: { initial: string[] }) {
  const [tags, setTags] = useState(initial);
  return (
    <TagInput
      label="Tags"
      tags={tags}
      suggestions={SUGGESTIONS}
      onAdd={(tag) => {
        setTags((before) => [...before, tag]);
      }}
      onRemove={(tag) => {
        setTags((before) => before.filter((other) => other !== tag));
      }}
    />
  );
}

const field = (): HTMLInputElement => {
  const input = root.querySelector('input');
  if (!input) throw new Error('no field');
  return input;
};
const tags = (): string[] => [...root.querySelectorAll('bdi')].map(({ textContent }) => textContent);
const options = (): string[] =>
  [...root.querySelectorAll('[role=listbox]:popover-open [role=option]')].map(
    ({ textContent }) => textContent,
  );
const said = (): string | null => root.querySelector('[role=status]')?.textContent ?? null;

beforeEach(() => {
  outerEscapes = 0;
  root = document.createElement('main');
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') outerEscapes += 1;
  });
  document.body.append(root);
  render(<Field initial={['sea']} />, root);
  field().focus();
});

afterEach(() => {
  render(null, root);
  root.remove();
});

describe('TagInput', () => {
  it('takes a new tag by Enter, by a comma of any keyboard, and by leaving the field', async () => {
    await userEvent.keyboard('ships{Enter}tide,');
    await userEvent.keyboard('港口，');
    await userEvent.keyboard('left');
    field().blur();
    await expect.poll(tags).toEqual(['sea', 'ships', 'tide', '港口', 'left']);
    expect(field().value).toBe('');
  });

  it('takes several that are pasted, none twice', async () => {
    await userEvent.keyboard('x');
    field().value = 'Sea, #ships、港口';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(tags).toEqual(['sea', 'ships', '港口']);
  });

  it('offers tags in use, those that begin with what is typed first', async () => {
    await userEvent.keyboard('c');
    await expect.poll(options).toEqual(['climate', 'coast', 'economy']);
    await userEvent.keyboard('{Backspace}江');
    await expect.poll(options).toEqual(['江城', '长江']);
  });

  it('is told to assistive technology as a combobox, with the option one stands on', async () => {
    await userEvent.keyboard('c{ArrowDown}{ArrowDown}');
    await expect.poll(() => field().getAttribute('aria-expanded')).toBe('true');
    const active = document.getElementById(field().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('coast');
    expect(active?.getAttribute('aria-selected')).toBe('true');
    expect(active?.parentElement?.id).toBe(field().getAttribute('aria-controls'));
  });

  it('goes through the options and back to the field by arrow keys', async () => {
    await userEvent.keyboard('c{ArrowUp}{Enter}');
    await expect.poll(tags).toEqual(['sea', 'economy']);
    await userEvent.keyboard('cli{ArrowDown}{ArrowDown}{Enter}');
    await expect.poll(tags).toEqual(['sea', 'economy', 'cli']);
  });

  it('removes the last tag by Backspace in an empty field, and any by its button; says so', async () => {
    await userEvent.keyboard('ships{Enter}');
    await expect.poll(said).toBe('Tag ships added');
    await userEvent.keyboard('{Backspace}');
    await expect.poll(tags).toEqual(['sea']);
    expect(said()).toBe('Tag ships removed');
    await userEvent.click(root.querySelector('[aria-label="Remove tag sea"]') ?? root);
    await expect.poll(tags).toEqual([]);
    expect(document.activeElement).toBe(field());
  });

  it('closes by Escape first its list, then drops what was typed, and only then lets Escape through', async () => {
    await userEvent.keyboard('c{Escape}');
    await expect.poll(options).toEqual([]);
    expect(field().value).toBe('c');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => field().value).toBe('');
    expect(outerEscapes).toBe(0);
    await userEvent.keyboard('{Escape}');
    expect(outerEscapes).toBe(1);
    expect(tags()).toEqual(['sea']);
  });

  it('leaves Enter and commas to an input method until it has finished', async () => {
    const session = cdp();
    await session.send('Input.imeSetComposition', { text: 'gang,', selectionStart: 5, selectionEnd: 5 });
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'Enter', code: 'Enter' });
    expect(tags()).toEqual(['sea']);
    await session.send('Input.insertText', { text: '港口' });
    await expect.poll(() => field().value).toBe('港口');
    expect(tags()).toEqual(['sea']);
    await userEvent.keyboard('{Enter}');
    await expect.poll(tags).toEqual(['sea', '港口']);
  });

  it('offers what begins with a word that an input method has finished', async () => {
    const session = cdp();
    await session.send('Input.imeSetComposition', { text: 'ek', selectionStart: 2, selectionEnd: 2 });
    expect(options()).toEqual([]);
    await session.send('Input.insertText', { text: 'eco' });
    await expect.poll(options).toEqual(['economy']);
  });

  it('shows its list over whatever would cut it off', async () => {
    root.style.cssText = 'overflow: hidden; block-size: 70px';
    await userEvent.keyboard('c');
    await expect.poll(options).toHaveLength(3);
    const last = [...root.querySelectorAll('[role=option]')].at(-1)?.getBoundingClientRect();
    if (!last) throw new Error('no option');
    const there = document.elementFromPoint(last.left + 5, last.top + 5);
    expect(there?.textContent).toBe('economy');
  });
});
