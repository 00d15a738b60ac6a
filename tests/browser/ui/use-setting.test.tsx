import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WxtStorageItem } from 'wxt/utils/storage';

import { useSetting } from '@/components/hooks/use-setting';

let root: HTMLElement;
let stored: string;
let set: (value: string) => void;
let tell: () => void;
/** What is on its way into the storage, in order. */
let writes: (() => void)[];

beforeEach(async () => {
  root = document.createElement('main');
  document.body.append(root);
  stored = 'serif';
  writes = [];
  const item = {
    fallback: 'none',
    getValue: () => Promise.resolve(stored),
    setValue: (value: string) =>
      new Promise<void>((resolve) => {
        writes.push(() => {
          stored = value;
          tell();
          resolve();
        });
      }),
    watch: (onChange: (value: string) => void) => {
      tell = () => {
        onChange(stored);
      };
      return () => undefined;
    },
  } as unknown as WxtStorageItem<string, Record<string, unknown>>;
  await act(() => {
    render(<Setting item={item} />, root);
  });
});

afterEach(() => {
  render(null, root);
  root.remove();
});

function Setting({ item }: { item: WxtStorageItem<string, Record<string, unknown>> }) {
  const [value, change] = useSetting(item);
  set = change;
  return <p>{value}</p>;
}

const shown = (): string | undefined => root.querySelector('p')?.textContent;
const storeNext = () =>
  act(() => {
    writes.shift()?.();
  });

it('is what was set here last, though the storage still tells of what was set before', async () => {
  expect(shown()).toBe('serif');
  await act(() => {
    set('sans');
    set('mono');
  });
  await storeNext();
  expect(shown()).toBe('mono');
  await storeNext();
  expect([shown(), stored]).toEqual(['mono', 'mono']);
});

it('is what another window has set', async () => {
  await act(() => {
    set('sans');
  });
  await storeNext();
  stored = 'serif';
  await act(() => {
    tell();
  });
  await expect.poll(shown).toBe('serif');
});
