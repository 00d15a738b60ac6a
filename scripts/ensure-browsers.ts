import { findBrowser, installBrowser } from '../tests/e2e/support/find-browser.ts';

/** Finds Chromium and Firefox, or installs what is missing; the tests need both. */
for (const kind of ['chromium', 'firefox'] as const) {
  if (findBrowser(kind) === null) installBrowser(kind);
}
