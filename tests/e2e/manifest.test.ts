import { readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import type { BrowserName } from './support/extension-browser.ts';
import { freshBrowser, leaveBrowser } from './support/launch-extension.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

it(`installing shows no warning in ${browserName}`, async () => {
  const folder = browserName === 'firefox' ? 'firefox-mv3' : 'chrome-mv3';
  const manifest = JSON.parse(await readFile(`.output/${folder}/manifest.json`, 'utf8')) as {
    permissions: string[];
  };
  const browser = await freshBrowser(browserName);
  try {
    expect(await browser.permissionWarnings(manifest)).toEqual([]);
    // The question can have another answer.
    const more = { ...manifest, permissions: [...manifest.permissions, 'tabs'] };
    expect(await browser.permissionWarnings(more)).not.toEqual([]);
  } finally {
    await leaveBrowser(browser);
  }
});
