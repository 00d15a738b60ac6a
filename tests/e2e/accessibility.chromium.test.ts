import { readFile } from 'node:fs/promises';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import type { ExtensionBrowser } from './support/extension-browser.ts';
import { launchExtension } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';

let browser: ExtensionBrowser;
let server: TestServer;
let axe: string;

/** What axe finds wrong, a line each. */
const AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))))`;

beforeAll(async () => {
  axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await launchExtension({ browser: 'chromium' });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(AXE);
}

describe('accessibility by axe, contrast included', () => {
  it('the popup, light and dark', async () => {
    for (const { path } of samples.slice(0, 3)) {
      const popup = await browser.clickToolbar(await browser.newPage(server.url(path)));
      await popup.waitFor('[data-saved]');
      for (const scheme of ['light', 'dark'] as const) {
        await popup.setColorScheme(scheme);
        await popup.evaluate(`${axe}; true`);
        expect(await popup.evaluate(AXE)).toEqual([]);
      }
      await popup.close();
    }
  });

  it.each(['light', 'dark'] as const)('the library with articles, %s', async (scheme) => {
    const library = await browser.openExtensionPage('library.html');
    await browser.setColorScheme(library, scheme);
    await library.waitForSelector('[data-article-id]');
    expect(await violations(library)).toEqual([]);
    await library.close();
  });
});
