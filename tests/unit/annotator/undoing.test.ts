import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';

import type { AnnotatorMessage } from '@/components/annotator/annotator-state';
import type { AnnotatorView } from '@/entrypoints/annotator/annotator-view';
import { FailureNotices } from '@/entrypoints/annotator/failure-notices';
import type { PageParts } from '@/entrypoints/annotator/page-parts';
import type { Reaching } from '@/entrypoints/annotator/reaching';
import { type Edit, Undoing } from '@/entrypoints/annotator/undoing';
import type { PageHighlightChange } from '@/utils/annotation/page-highlight';
import { aQuote } from '@/tests/support/an-annotation';
import { failed, success } from '@/utils/shared/result';

const URL = 'https://paper.example/story';

/** What of a view is told here: its message. */
class MessageView {
  message: AnnotatorMessage | null = null;

  show({ message = this.message }: { message?: AnnotatorMessage | null }): void {
    this.message = message;
  }

  hasFocus(): boolean {
    return false;
  }
}

let view: MessageView;
let notices: FailureNotices;
let undoing: Undoing;
let asked: string[];
/** When places of the highlight were accepted, as the background keeps it: each at another time. */
let accepted: string[];
let times: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(String);
  view = new MessageView();
  notices = new FailureNotices(view as unknown as AnnotatorView, 'gone', () => undefined);
  const parts = {
    view,
    library: { url: URL, find: () => ({ accepted: accepted.at(-1), quote: { exact: '' } }), change },
    live: { settled: () => Promise.resolve(), rangeOf: () => null },
  };
  undoing = new Undoing(parts as unknown as PageParts, notices, null as unknown as Reaching);
  asked = [];
  accepted = [];
  times = 0;
});

/** Accepts a place, or takes back the last, as the background does: only what is as it is said to be. */
function change(_url: string, _id: string, its: PageHighlightChange) {
  const last = accepted.at(-1) ?? null;
  const expected = its.kind === 'move' ? its.after : its.kind === 'takeBack' ? its.accepted : null;
  if (last !== expected) return Promise.resolve(failed({ kind: 'changed' } as const));
  times += 1;
  if (its.kind === 'move') accepted.push(String(times));
  else accepted.pop();
  return Promise.resolve(success(null));
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const edit = (id: string, undo: Edit['undo'] = () => Promise.resolve(success(null))): Edit => ({
  url: URL,
  id,
  undo: () => {
    asked.push(id);
    return undo();
  },
  redo: () => Promise.resolve(success(null)),
});
const quoteShown = () => (view.message?.kind === 'not-stored' ? view.message.quote : null);
const tooLong = () => vi.advanceTimersByTimeAsync(60_000);

it('asks once for what isn’t answered, and undoes what was done before it', async () => {
  undoing.record(edit('first'));
  undoing.record(edit('silent', () => new Promise(() => undefined)));
  void undoing.undo();
  await tooLong();
  await undoing.undo();
  await undoing.undo();
  expect(asked).toEqual(['silent', 'first']);
});

it('tells of what is late until it has ended, with the words that would be lost', async () => {
  const [first, second] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const ended = [
    undoing.inTurn(() => first.promise, 'The ferry is to be kept'),
    undoing.inTurn(() => second.promise),
  ];
  await tooLong();
  expect(quoteShown()).toBe('The ferry is to be kept');
  second.resolve(undefined);
  await ended[1];
  expect(quoteShown()).toBe('The ferry is to be kept');
  first.resolve(undefined);
  await ended[0];
  expect(view.message).toBeNull();
});

it('tells of a highlight that is kept until its page is saved that it is, and no more once it has ended', () => {
  const end = notices.late('The ferry is to be kept', true);
  expect(view.message).toEqual({ kind: 'queued' });
  notices.late('', false);
  end?.();
  expect(view.message).toMatchObject({ kind: 'not-stored' });
});

it('does one move of the same ends after the other again, and undoes them', async () => {
  for (const quote of [aQuote('one'), aQuote('two'), aQuote('three')]) {
    const last = undoing.placeOf('h');
    const move = () => change(URL, 'h', { kind: 'move', quote, after: last.accepted });
    await move();
    undoing.recordPlace(URL, 'h', move);
  }
  for (const _ of [1, 2]) {
    for (const left of [2, 1, 0]) {
      await undoing.undo();
      expect(accepted).toHaveLength(left);
    }
    for (const there of [1, 2, 3]) {
      await undoing.redo();
      expect(accepted).toHaveLength(there);
    }
  }
});

it('does no move again after another that was made elsewhere', async () => {
  const last = undoing.placeOf('h');
  const move = () => change(URL, 'h', { kind: 'move', quote: aQuote('one'), after: last.accepted });
  await move();
  undoing.recordPlace(URL, 'h', move);
  await undoing.undo();
  accepted.push('by another window');
  await undoing.redo();
  expect(accepted).toEqual(['by another window']);
});
