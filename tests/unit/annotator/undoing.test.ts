import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';

import type { AnnotatorMessage } from '@/components/annotator/annotator-state';
import type { AnnotatorView } from '@/entrypoints/annotator/annotator-view';
import { FailureNotices } from '@/entrypoints/annotator/failure-notices';
import type { PageParts } from '@/entrypoints/annotator/page-parts';
import type { Reaching } from '@/entrypoints/annotator/reaching';
import { type Edit, Undoing } from '@/entrypoints/annotator/undoing';
import { success } from '@/utils/shared/result';

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

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation(String);
  view = new MessageView();
  notices = new FailureNotices(view as unknown as AnnotatorView, 'gone', () => undefined);
  const parts = {
    view,
    library: { url: URL, find: () => null },
    live: { settled: () => Promise.resolve(), rangeOf: () => null },
  };
  undoing = new Undoing(parts as unknown as PageParts, notices, null as unknown as Reaching);
  asked = [];
});

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
