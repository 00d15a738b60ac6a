import { faultsOfRows } from '../../support/integrity.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { leaveBrowser } from './launch-extension.ts';
import { storedRows } from './stored.ts';

const TABLES = ['articles', 'versions', 'bodies', 'texts', 'images', 'annotations', 'jobs', 'staging'];

/** Leaves the browser of a test, and fails where the library that it leaves doesn't hold together. */
export async function closeBrowser(browser: ExtensionBrowser): Promise<void> {
  try {
    const page = await browser.openExtensionPage('library.html#/');
    const tables = await Promise.all(
      TABLES.map(async (name): Promise<[string, object[]]> => [name, await storedRows(page, name)]),
    );
    const faults = faultsOfRows(Object.fromEntries(tables));
    if (faults.length > 0)
      throw new Error(`the library doesn't hold together:\n${JSON.stringify(faults, null, 2)}`);
  } finally {
    await leaveBrowser(browser);
  }
}
