import fc from 'fast-check';
import { expect, it } from 'vitest';

import { READINGS } from '@/utils/article/reading';

import { expectRead } from '../support/expect-read';
import { aHostilePage, writtenPage } from '../support/hostile-page';
import { writePage } from '../support/write-page';

/** A page in a frame where no script runs. */
function openPage(html: string, around: Element = document.body) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  around.append(frame);
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!window) throw new Error('the frame has no window');
  writePage(window, html);
  return { frame, window };
}

it('reads any page or finds it empty, gives what the library takes, and leaves it as it is', () => {
  fc.assert(
    fc.property(aHostilePage(), fc.constantFrom(...READINGS), (html, reading) => {
      const { frame, window } = openPage(html);
      expectRead(window, reading);
      frame.remove();
    }),
    { numRuns: 100 },
  );
}, 300_000);

it('does so with a page in a frame', () => {
  fc.assert(
    fc.property(aHostilePage(), fc.constantFrom(...READINGS), (html, reading) => {
      const { frame, window } = openPage('<title>Courier</title>');
      const { frame: inner } = openPage(html, window.document.body);
      const view = inner.contentWindow as Window & typeof globalThis;
      const before = writtenPage(view);
      expectRead(window, reading);
      expect(writtenPage(view)).toBe(before);
      frame.remove();
    }),
    { numRuns: 50 },
  );
}, 300_000);
