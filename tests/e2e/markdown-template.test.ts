import { readFile } from 'node:fs/promises';

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleMounts } from '../fixtures/samples/sample-mounts.ts';
import { samples } from '../fixtures/samples/samples.ts';
import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { openReader, saveSample } from './support/read-sample.ts';
import type { ReaderPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;
const sample = samples.find(({ slug }) => slug === 'en-harbour') ?? samples[0];
if (!sample) throw new Error('no sample');

let browser: ExtensionBrowser;
let server: TestServer;
let reader: ReaderPage;

beforeAll(async () => {
  server = await startServer({ mounts: sampleMounts('tests/fixtures/samples') });
  browser = await freshBrowser(browserName);
  reader = await openReader(browser, await saveSample(browser, server.url(sample.path)));
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

/** The Markdown of an export that has pictures beside it. */
function markdownIn(zip: Uint8Array): string | undefined {
  const [, file] = Object.entries(unzipSync(zip)).find(([name]) => name.endsWith('.md')) ?? [];
  return file && new TextDecoder().decode(file);
}

/** Puts another text into the template, as typing does. */
async function writeTemplate(text: string): Promise<void> {
  await reader.page.locator('dialog textarea').fill(text);
}

async function shows(selector: string, words: string): Promise<void> {
  await reader.page.waitForFunction(
    (where: string, wanted: string) => document.querySelector(where)?.textContent.includes(wanted),
    {},
    selector,
    words,
  );
}

describe(`a template for Markdown in ${browserName}`, () => {
  it('is written with a preview, its faults named, and remembered', async () => {
    const { page } = reader;
    await page.locator('[data-export]').click();
    await page.locator('dialog label[data-value=plain]').click();
    await page.locator('dialog summary').click();
    await shows('dialog pre', `# ${sample.title}`);

    await writeTemplate('Title: {{ article.title }}\n{{ article.titel }}');
    await shows('dialog [role=status]', 'in line 2, column 4');
    expect(await page.$eval('dialog textarea', ({ ariaInvalid }) => ariaInvalid)).toBe('true');

    await writeTemplate('{% for author in article.authors %}{{ author }};{% endfor %} {{ article.title }}');
    const written = `${sample.byline.map((name) => `${name};`).join('')} ${sample.title}`;
    await shows('dialog pre', written);
    await page.locator('dialog header button').click();

    const path = await reader.exportAs('markdown', browser);
    expect(markdownIn(await readFile(path))).toBe(`${written}\n`);
  });

  it('goes back to its preset', async () => {
    const { page } = reader;
    await page.locator('[data-export]').click();
    await page.locator('dialog summary').click();
    await page.locator('dialog details button').click();
    await shows('dialog pre', `# ${sample.title}`);
    await page.waitForFunction(() =>
      document.querySelector<HTMLTextAreaElement>('dialog textarea')?.value.startsWith('# {{'),
    );
    await page.locator('dialog header button').click();
  });
});
