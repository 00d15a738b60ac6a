import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractionSteps } from '@/utils/extract/extract-article';

/** What became of a page: the kind of what was saved, or why nothing was. */
type Outcome = 'article' | 'selection' | 'page' | 'empty' | 'too-large' | 'no-other-reading' | 'no-selection';

declare global {
  var beginReading: (url: string) => void;
  /** Null until the last step. */
  var readStep: () => Outcome | null;
}

let steps: ReturnType<typeof extractionSteps>;

globalThis.beginReading = (url) => {
  // As on a page that the reader sees, all is laid out.
  document.body.getBoundingClientRect();
  steps = extractionSteps({ window, url, selected: null, sanitize: createSanitizer(window) });
};
globalThis.readStep = () => {
  const { done, value } = steps.next();
  if (!done) return null;
  return value.ok ? value.value.capture.source : value.failure.kind;
};
