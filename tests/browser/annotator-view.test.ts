import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { AnnotatorActions } from '@/components/annotator/Annotator';
import { AnnotatorView } from '@/entrypoints/annotator/annotator-view';
import { quoteSaid } from '@/entrypoints/annotator/quote-said';

let view: AnnotatorView;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const nothing = (): void => undefined;
  const actions: AnnotatorActions = {
    highlight: nothing,
    write: nothing,
    copyMarked: nothing,
    copy: nothing,
    remove: nothing,
    undo: nothing,
    redo: nothing,
    attach: nothing,
    cancelChoice: nothing,
    openPicture: nothing,
    moveEnds: nothing,
    setEnds: nothing,
    reveal: nothing,
    dismissToolbar: nothing,
    dismissMessage: nothing,
  };
  view = new AnnotatorView(actions, { copy: 'Copy', close: 'Close' });
});

afterEach(() => {
  view.close();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const regions = () => ({
  isThere: view.host.isConnected,
  calm: view.place.querySelector('output')?.textContent,
  urgent: view.place.querySelector('[role=alert]')?.textContent,
});

it('is in the page before it says something, and leaves when that is said', async () => {
  view.say({ words: 'Highlighted', isUrgent: false });
  expect(regions()).toEqual({ isThere: true, calm: '', urgent: '' });
  await vi.advanceTimersByTimeAsync(200);
  expect(regions()).toEqual({ isThere: true, calm: 'Highlighted', urgent: '' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(regions().isThere).toBe(false);
});

it('says the same again', async () => {
  view.say({ words: 'Quote copied', isUrgent: false });
  await vi.advanceTimersByTimeAsync(200);
  view.say({ words: 'Quote copied', isUrgent: false });
  expect(regions().calm).toBe('');
  await vi.advanceTimersByTimeAsync(200);
  expect(regions().calm).toBe('Quote copied');
});

it('says what came to nothing at once, and keeps the message', async () => {
  view.show({ message: { kind: 'not-stored', words: 'The disk is full', quote: 'the ferry' } });
  await vi.advanceTimersByTimeAsync(200);
  expect(regions()).toEqual({ isThere: true, calm: '', urgent: 'The disk is full' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(regions()).toEqual({ isThere: true, calm: '', urgent: '' });
  expect(view.place.querySelector('.message')?.textContent).toContain('The disk is full');
});

it('says the beginning of a quote in its language', async () => {
  document.body.innerHTML =
    '<section lang="fr"><p>Le bac traverse la rivière depuis deux cents ans. </p></section>';
  const range = document.createRange();
  range.selectNodeContents(document.querySelector('p') ?? document.body);
  const quote = quoteSaid(range.toString().repeat(50), range);
  expect(quote.lang).toBe('fr');
  expect(quote.text).toMatch(/^Le bac traverse la rivière .*ans\. Le bac traverse.*[a-zè]…$/);
  expect(quote.text.length).toBeLessThan(125);
  view.say({ words: 'Fact: ', quote, isUrgent: false });
  await vi.advanceTimersByTimeAsync(200);
  expect(view.place.querySelector('output [lang=fr]')?.textContent).toBe(quote.text);
  expect(quoteSaid('the ferry', range).text).toBe('the ferry');
});
