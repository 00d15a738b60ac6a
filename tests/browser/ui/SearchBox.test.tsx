import '@/assets/styles/page.css';

import { createRef, render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';

import { SearchBox } from '@/components/library/SearchBox';
import { LONGEST_QUERY } from '@/utils/search/query/longest-query';
import type { QueryVocabulary } from '@/utils/search/query/suggest';

const asIs = (value: string) => ({ value, label: value });
const VOCABULARY: QueryVocabulary = {
  tag: ['harbour', 'river', 'riverbank'].map(asIs),
  site: [],
  lang: [],
  is: [],
  has: [],
  color: [],
  before: [],
  after: [],
  saved: [],
  published: [],
};

let root: HTMLElement;
/** What the list was asked for, with the place it was asked in. */
let asked: string[];
let entered: number;
const box = createRef<HTMLInputElement>();
let setFound: (isFound: boolean) => void;
let setPlace: (place: string) => void;

function Library() {
  const [query, setQuery] = useState('');
  const [isFound, setIsFound] = useState(true);
  const [place, setPlaceTo] = useState('all');
  setFound = setIsFound;
  setPlace = setPlaceTo;
  return (
    <>
      <SearchBox
        field={box}
        label="Search"
        vocabulary={VOCABULARY}
        query={query}
        isFound={isFound}
        onChange={(changed) => {
          asked.push(`${place}: ${changed}`);
          setQuery(changed);
        }}
        onEnter={() => {
          entered += 1;
        }}
      />
      <output>
        {query} {String(isFound)} {place}
      </output>
    </>
  );
}

const field = (): HTMLInputElement => {
  if (!box.current) throw new Error('no field');
  return box.current;
};
/** What the library has been told, once that is drawn. */
const told = (): string => root.querySelector('output')?.textContent ?? '';
const options = (): string[] =>
  [...root.querySelectorAll('[role=listbox]:popover-open bdi')].map(({ textContent }) => textContent);
const highlighted = (): string | undefined =>
  root.querySelector('[role=option][aria-selected=true] bdi')?.textContent;
const ways = (): HTMLElement => {
  const button = root.querySelector<HTMLElement>('[aria-label="Ways to search"]');
  if (!button) throw new Error('no button');
  return button;
};
const problems = (): number => root.querySelectorAll('[role=status] button').length;

beforeEach(() => {
  asked = [];
  entered = 0;
  root = document.createElement('main');
  document.body.append(root);
  render(<Library />, root);
  field().focus();
});

afterEach(() => {
  render(null, root);
  root.remove();
});

describe('SearchBox', () => {
  describe('that goes on to what is found', () => {
    beforeEach(async () => {
      await userEvent.keyboard('ferry');
      await expect.poll(told).toBe('ferry true all');
      setFound(false);
      await expect.poll(told).toBe('ferry false all');
      await userEvent.keyboard('{Enter}');
      expect(entered).toBe(0);
    });

    const find = async (): Promise<void> => {
      await act(() => {
        setFound(true);
      });
      expect(told()).toMatch(/true all$/);
    };

    it('goes once that is there', async () => {
      await find();
      expect(entered).toBe(1);
    });

    it.each([
      ['one types on', () => userEvent.keyboard(' h')],
      ['Escape is pressed', () => userEvent.keyboard('{Escape}')],
      ['one goes elsewhere', () => userEvent.tab()],
      [
        'an input method composes',
        () => cdp().send('Input.imeSetComposition', { text: 'du', selectionStart: 2, selectionEnd: 2 }),
      ],
    ])('stays where %s', async (_, doThat) => {
      await doThat();
      await find();
      expect(entered).toBe(0);
    });
  });

  it('moves the caret once, behind what is chosen, where that stands there already', async () => {
    await userEvent.keyboard('tag:river x{ArrowLeft}{ArrowLeft}');
    await expect.poll(options).toEqual(['tag:river', 'tag:riverbank']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(options).toEqual([]);
    expect(field().value).toBe('tag:river x');
    expect(field().selectionStart).toBe('tag:river '.length);
    await userEvent.keyboard('{End}yz');
    await expect.poll(() => field().value).toBe('tag:river xyz');
  });

  it('offers all ways where some are offered, by its button and by key; only the button closes them', async () => {
    await userEvent.keyboard('riv');
    await expect.poll(options).toEqual(['tag:river', 'tag:riverbank']);
    await userEvent.click(ways());
    await expect.poll(options).toHaveLength(10);
    expect(ways().getAttribute('aria-expanded')).toBe('true');
    expect(ways().getAttribute('aria-controls')).toBe(field().getAttribute('aria-controls'));
    await userEvent.click(ways());
    await expect.poll(options).toEqual([]);
    expect(ways().getAttribute('aria-expanded')).toBe('false');
    await userEvent.keyboard('e');
    await expect.poll(options).toEqual(['tag:river', 'tag:riverbank']);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(options).toHaveLength(10);
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(highlighted).toBe('tag:');
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await expect.poll(highlighted).toBe(undefined);
    expect(options()).toHaveLength(10);
  });

  it('draws nothing between the press and the click that a tap sends once the finger is off', async () => {
    await userEvent.keyboard('"open');
    await expect.poll(told).toBe('"open true all');
    dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch' }));
    dispatchEvent(new PointerEvent('pointerup', { pointerType: 'touch' }));
    await new Promise(requestAnimationFrame);
    field().blur();
    // Whatever is drawn at once is drawn by then; the click comes in the same task.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(problems()).toBe(0);
    await expect.poll(problems).toBe(1);
  });

  it('asks in the place that is chosen while one has hardly stopped typing', async () => {
    await userEvent.keyboard('ferr');
    await expect.poll(told).toBe('ferr true all');
    field().value = 'ferry';
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
    await expect.poll(() => field().value).toBe('ferry');
    setPlace('unread');
    await expect.poll(told).toBe('ferry true unread');
    expect(asked.at(-1)).toBe('unread: ferry');
  });

  it('stands on an option, not on a number', async () => {
    await userEvent.keyboard('tag:r x{ArrowLeft}{ArrowLeft}');
    await expect.poll(options).toEqual(['tag:river', 'tag:riverbank', 'tag:harbour']);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.poll(highlighted).toBe('tag:riverbank');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(options).toEqual(['tag:harbour', 'tag:river', 'tag:riverbank']);
    expect(highlighted()).toBe('tag:riverbank');
    await userEvent.keyboard('{Home}');
    await expect.poll(highlighted).toBe(undefined);
  });

  it('takes no longer text than an address carries', () => {
    expect(field().maxLength).toBe(LONGEST_QUERY);
  });
});
