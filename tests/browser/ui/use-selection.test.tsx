import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { type Selection, useSelection } from '@/components/library/use-selection';

let root: HTMLElement;
let selection: Selection;

function List({ ids }: { ids: string[] }) {
  selection = useSelection(ids, 'list');
  return null;
}

const show = (ids: string[]): Promise<void> =>
  act(() => {
    render(<List ids={ids} />, root);
  });
const does = (change: () => void): Promise<void> => act(change);

beforeEach(() => {
  root = document.createElement('main');
  document.body.append(root);
});

afterEach(() => {
  render(null, root);
  root.remove();
});

it('begins a range at the row chosen last', async () => {
  await show(['a', 'b', 'c', 'd', 'e']);
  await does(() => {
    selection.toggle('b');
  });
  await does(() => {
    selection.extendTo('d');
  });
  expect(selection.ids).toEqual(['b', 'c', 'd']);
});

it.each([
  [
    'by the pointer',
    () => {
      selection.extendTo('e');
    },
    ['d', 'e'],
  ],
  [
    'by the keys',
    () => {
      selection.extendBy(1);
    },
    ['d', 'e'],
  ],
])(
  'begins a range where the focus is when the row chosen last has left the list: %s',
  async (_, extend, chosen) => {
    await show(['a', 'b', 'c', 'd', 'e']);
    await does(() => {
      selection.toggle('d');
    });
    await does(() => {
      selection.toggle('a');
    });
    await does(() => {
      selection.setCurrent('d');
    });
    await show(['b', 'c', 'd', 'e']);
    await does(extend);
    expect(selection.ids).toEqual(chosen);
  },
);
