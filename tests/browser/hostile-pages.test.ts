import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';

import { captureSchema } from '@/utils/article/capture';
import { READINGS } from '@/utils/article/reading';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

import { aHostilePage, openShadows, writtenPage } from '../support/hostile-page';

/** A page in a frame where no script runs. */
function openPage(html: string) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  document.body.append(frame);
  const window = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!window) throw new Error('the frame has no window');
  const { write, close } = window.Document.prototype as {
    write: (this: Document, html: string) => void;
    close: (this: Document) => void;
  };
  write.call(window.document, html);
  close.call(window.document);
  return { frame, window };
}

it('reads any page or finds it empty, gives what the library takes, and leaves it as it is', () => {
  fc.assert(
    fc.property(aHostilePage(), fc.constantFrom(...READINGS), (html, reading) => {
      const { frame, window } = openPage(html);
      openShadows(window);
      const before = writtenPage(window);
      const result = extractArticle({
        window,
        url: 'https://courier.example/2026/ferry.html',
        selected: null,
        sanitize: createSanitizer(window),
        reading,
      });
      expect(writtenPage(window)).toBe(before);
      if (result.ok) v.parse(captureSchema, { ...result.value.capture, pageUrls: [], selection: null });
      else expect(['empty', 'no-other-reading', 'no-selection']).toContain(result.failure.kind);
      frame.remove();
    }),
    { numRuns: 100 },
  );
}, 300_000);
