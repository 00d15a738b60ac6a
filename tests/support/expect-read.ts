import * as v from 'valibot';
import { expect } from 'vitest';

import { captureSchema } from '@/utils/article/capture';
import type { Reading } from '@/utils/article/reading';
import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle } from '@/utils/extract/extract-article';

import { openShadows, writtenPage } from './hostile-page';

type HostileWindow = Parameters<typeof openShadows>[0] & Parameters<typeof createSanitizer>[0];

/** A page is read or found empty; what it gives, the library takes; and it stays as it is. */
export function expectRead(window: HostileWindow, reading: Reading): void {
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
}
