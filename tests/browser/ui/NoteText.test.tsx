import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { NoteText } from '@/components/reader/NoteText';
import { ToastRegion } from '@/components/ui/Toast';
import type { NoteChange, NoteOutcome } from '@/utils/library/note-change';

let root: HTMLElement;
/** What the library is asked to store, and what it answers. */
let asked: NoteChange[];
let answer: NoteOutcome;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  asked = [];
});

afterEach(() => {
  render(null, root);
  root.remove();
  localStorage.clear();
});

function show(isThere = true): void {
  const store = (change: NoteChange): Promise<NoteOutcome> => {
    asked.push(change);
    return Promise.resolve(answer);
  };
  render(
    <>
      {isThere && <NoteText id="n1" label="Note" stored="When?" store={store} />}
      <ToastRegion />
    </>,
    root,
  );
}

async function type(text: string): Promise<void> {
  await userEvent.click(root.querySelector('textarea') ?? root);
  await userEvent.keyboard(text);
}

it('says that what is written can’t be stored where its highlight is gone, and keeps it', async () => {
  answer = { kind: 'gone' };
  show();
  await type(' No');
  await expect.poll(() => root.querySelector('[role=status] button')?.textContent).toBeTruthy();
  expect(localStorage.getItem('note-draft n1')).toContain('When? No');
});

it('keeps what is typed, though the library tells of what it stored when more is stored already', async () => {
  const answers: (() => void)[] = [];
  const store = (change: NoteChange): Promise<NoteOutcome> => {
    asked.push(change);
    return new Promise((resolve) => {
      answers.push(() => {
        resolve({ kind: 'stored' });
      });
    });
  };
  const tell = (stored: string) =>
    act(() => {
      render(<NoteText id="n1" label="Note" stored={stored} store={store} />, root);
    });
  const storeNext = async (): Promise<void> => {
    answers.shift()?.();
    await expect.poll(() => answers).toHaveLength(1);
  };
  await tell('When?');
  await type('1');
  await type('2');
  await storeNext();
  await tell('When?1');
  await type('3');
  await storeNext();
  answers.shift()?.();
  await expect.poll(() => localStorage.getItem('note-draft n1')).toBeNull();
  await tell('When?12');
  expect(root.querySelector('textarea')?.value).toBe('When?123');
});

it('takes what its page was storing when it went away for its own, though that is stored only now', async () => {
  const answers: NoteOutcome[] = [{ kind: 'changed-elsewhere', theirs: 'When? N' }, { kind: 'stored' }];
  const store = (change: NoteChange): Promise<NoteOutcome> => {
    asked.push(change);
    return Promise.resolve(answers.shift() ?? { kind: 'stored' });
  };
  const draft = { text: 'When? No', basis: 'When?', sent: 'When? N' };
  localStorage.setItem('note-draft n1', JSON.stringify(draft));
  await act(() => {
    render(<NoteText id="n1" label="Note" stored="When?" store={store} />, root);
  });
  await expect.poll(() => localStorage.getItem('note-draft n1')).toBeNull();
  expect(root.querySelector('[role=alert]')).toBeNull();
  expect(asked).toEqual([
    { text: 'When? No', basis: 'When?' },
    { text: 'When? No', basis: 'When? N' },
  ]);
});

it('asks once more to store what stood in conflict when it goes, for it may be part of another by then', async () => {
  answer = { kind: 'changed-elsewhere', theirs: 'At nine' };
  show();
  await type('!');
  await expect.poll(() => root.querySelector('[role=alert]')).not.toBeNull();
  await type(' Now');
  answer = { kind: 'stored' };
  const before = asked.length;
  show(false);
  await expect.poll(() => asked.slice(before)).toEqual([{ text: 'When?! Now', basis: 'When?' }]);
  await expect.poll(() => localStorage.getItem('note-draft n1')).toBeNull();
});

it.each([
  [
    'shows what its page couldn’t store any more, and stores it',
    'When? N',
    [{ text: 'When? No', basis: 'When?' }],
  ],
  ['forgets what is stored, where its page went away before it knew', 'When?', []],
])('%s', async (_, sent, stored) => {
  answer = { kind: 'stored' };
  const text = stored[0]?.text ?? sent;
  localStorage.setItem('note-draft n1', JSON.stringify({ text, basis: 'When?', sent }));
  show();
  expect(root.querySelector('textarea')?.value).toBe(text);
  await expect.poll(() => localStorage.getItem('note-draft n1')).toBeNull();
  expect(asked).toEqual(stored);
});
