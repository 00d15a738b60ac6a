import { failureKind } from './failure-kind';
import { tellFailure } from './tell-done';

/**
 * Tells of what could not be stored where nobody waits for the answer, as with a favourite or a colour: what isn't told is taken for
 * done. Once on a page that has a `ToastRegion`.
 */
export function tellUnhandled(page: Pick<Window, 'addEventListener'>): void {
  page.addEventListener('unhandledrejection', ({ reason }) => {
    if (isOfLibrary(reason)) tellFailure(reason);
  });
}

/** The library's own errors are Dexie's; what was ended on purpose rejects with the browser's. */
function isOfLibrary(error: unknown): boolean {
  const isEnded = error instanceof DOMException && error.name === 'AbortError';
  return !isEnded && failureKind(error) !== 'broken';
}
