import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Page } from 'puppeteer-core';

import type { BrowserName, ExtensionBrowser } from '../tests/e2e/support/extension-browser.ts';
import { ensureBrowser } from '../tests/e2e/support/find-browser.ts';
import { launchExtension } from '../tests/e2e/support/launch-extension.ts';
import { readerPage } from '../tests/e2e/support/reader-page.ts';
import { startServer, type TestServer } from '../tests/e2e/support/server.ts';
import { sampleMounts } from '../tests/fixtures/samples/sample-mounts.ts';
import { samples } from '../tests/fixtures/samples/samples.ts';
import { root, runNode } from './ensure-install.mjs';

/** What is to be saved: where the browser finds it, and what to call its files. */
interface Subject {
  name: string;
  url: string;
}

const USAGE = `npm start [-- URL-or-file.html … [--url URL-it-had] [--out DIR] [--browser chromium|firefox] [--headless] [--no-scripts]]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'out' },
    url: { type: 'string', multiple: true, default: [] },
    browser: { type: 'string', default: 'chromium' },
    headless: { type: 'boolean', default: false },
    'no-scripts': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || !['chromium', 'firefox'].includes(values.browser)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}
const browserName = values.browser as BrowserName;
const out = resolve(values.out);
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const isHeadless = values.headless || !hasDisplay;

let step = 'start';
try {
  await run();
} catch (error) {
  console.error(
    `\nFailed at: ${step}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exit(1);
}

async function run(): Promise<void> {
  await done('find a browser', () => Promise.resolve(ensureBrowser(browserName)));
  await done('build the extension', () => {
    const target = browserName === 'firefox' ? 'firefox' : 'chrome';
    const build = ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', target, '--mv3', '--level', 'error'];
    // Its progress is for a terminal that nobody watches; what goes wrong is on stderr.
    const code = runNode(build, { stdio: ['inherit', 'ignore', 'inherit'] });
    if (code !== 0) throw new Error('the build failed: see above');
    return Promise.resolve(`.output/${target}-mv3`);
  });
  const { servers, subjects } = await serve();
  const browser = await done('open the browser with the extension', () =>
    launchExtension({ browser: browserName, headless: isHeadless, viewport: isHeadless ? undefined : null }),
  );
  if (!isHeadless) {
    for (const { url } of positionals.length > 0 ? subjects : subjects.slice(0, 1))
      await browser.newPage(url);
    console.log(
      '\nPress Alt+Shift+K, or click Cuttings in the menu of extensions (the puzzle piece). Close the browser to end.',
    );
    await browser.closed();
    await Promise.all(servers.map((server) => server.close()));
    return;
  }
  mkdirSync(out, { recursive: true });
  const titles: string[] = [];
  for (const subject of subjects) titles.push(await save(browser, subject));
  await showLibrary(browser, new Set(titles).size);
  await done('stop serving: from here on there is no page to load', async () => {
    await Promise.all(servers.map((server) => server.close()));
  });
  for (const [index, { name }] of subjects.entries()) await readAndExport(browser, name, titles[index] ?? '');
  await browser.close();
  console.log(`\nDone. Exported files and screenshots: ${out}`);
}

/** Serves the samples, or each file given on a server of its own: two pages may have had the same path. */
async function serve(): Promise<{ servers: TestServer[]; subjects: Subject[] }> {
  if (positionals.length === 0) {
    const server = await startServer({ mounts: sampleMounts(join(root, 'tests/fixtures/samples')) });
    return {
      servers: [server],
      subjects: samples.map(({ slug, path }) => ({ name: slug, url: server.url(path) })),
    };
  }
  const urls = [...values.url];
  const servers: TestServer[] = [];
  const subjects: Subject[] = [];
  for (const [index, one] of positionals.entries()) {
    const base = basename(one, extname(one)).replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'page';
    const name = subjects.some((subject) => subject.name === base) ? `${base}-${String(index + 1)}` : base;
    if (/^https?:/.test(one)) {
      subjects.push({ name, url: one });
      continue;
    }
    if (!existsSync(one)) throw new Error(`no such file: ${one}\n${USAGE}`);
    // Pages behave by their path (relative pictures, canonical addresses): it is kept where it is known.
    const { pathname, search } = new URL(
      urls.shift() ?? encodeURIComponent(basename(one)),
      'http://localhost',
    );
    const path = decodeURIComponent(pathname);
    const file = resolve(one);
    const server = await startServer({
      mounts: { [`${dirname(path).replace(/\/$/, '')}/`]: dirname(file), [path]: file },
      // The scripts of a page that isn't where it was may lead away from it.
      headers: values['no-scripts'] ? { 'content-security-policy': `script-src 'none'` } : {},
    });
    servers.push(server);
    subjects.push({ name, url: server.url(pathname + search) });
  }
  return { servers, subjects };
}

/** Saves a page by a click on the toolbar button; gives its title. */
async function save(browser: ExtensionBrowser, { name, url }: Subject): Promise<string> {
  const page = await done(`open ${url}`, async () => {
    const opened = await browser.newPage(url, 'domcontentloaded');
    // Some pages never finish loading: a reader doesn't wait for that either.
    await opened
      .waitForFunction(() => document.readyState === 'complete', { timeout: 10_000 })
      .catch(() => undefined);
    return opened;
  });
  const popup = await done('click the toolbar button and wait for "Saved"', async () => {
    const opened = await browser.clickToolbar(page);
    await opened.waitFor('[data-saved], [data-failure]', 60_000);
    if (await opened.evaluate(`document.querySelector('[data-failure]') !== null`)) {
      throw new Error(`not saved: ${await opened.text('main')}`);
    }
    await opened.waitForExpression(`!/so far/.test(document.querySelector('main').innerText)`, 60_000);
    return opened;
  });
  console.log(`    ${(await popup.text('[data-receipt]')).replaceAll('\n', ' ')}`);
  await done('tag it', async () => {
    await popup.waitForExpression(`document.activeElement?.matches('[role=combobox]')`);
    await popup.type('sample\n');
    await popup.waitForExpression(
      `[...document.querySelectorAll('bdi')].some((tag) => tag.innerText === 'sample')`,
    );
  });
  await done('screenshots of the popup', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      await popup.setColorScheme(scheme);
      await popup.screenshot(join(out, `${name}-popup-${scheme}.png`));
    }
  });
  const title = await popup.text('h1');
  await popup.close();
  await page.close();
  return title;
}

async function showLibrary(browser: ExtensionBrowser, count: number): Promise<void> {
  const library = await done('find it in the library', async () => {
    const page = await browser.openExtensionPage('library.html');
    await page.waitForFunction(
      (expected: number) => document.querySelectorAll('[data-article-id]').length >= expected,
      {},
      count,
    );
    return page;
  });
  await screenshots(browser, library, 'library');
  await library.close();
}

/** Opens the article of that title, marks a sentence, exports it in every format. */
async function readAndExport(browser: ExtensionBrowser, name: string, title: string): Promise<void> {
  const reader = await done(`read ${name} without the server`, async () => {
    const library = await browser.openExtensionPage('library.html');
    await library.waitForSelector('[data-article-id]');
    const id = await library.$$eval(
      '[data-article-id]',
      (rows, wanted) =>
        rows.find((row) => row.querySelector('h2')?.innerText === wanted)?.getAttribute('data-article-id') ??
        '',
      title,
    );
    await library.close();
    return readerPage(await browser.openExtensionPage(`library.html#/article/${id}`));
  });
  await done('highlight a sentence and write a note on it', async () => {
    await reader.highlightFirstSentence('Worth checking with a second source.');
  });
  await screenshots(browser, reader.page, `${name}-reader`);
  for (const format of ['markdown', 'html', 'json'] as const) {
    await done(`export as ${format}`, async () => {
      const downloaded = await reader.exportAs(format, browser);
      const extension = extname(downloaded);
      const file = extension === '.zip' ? `${name}-${format}.zip` : `${name}${extension}`;
      copyFileSync(downloaded, join(out, file));
      rmSync(downloaded);
      return file;
    });
  }
  await reader.page.close();
}

async function screenshots(browser: ExtensionBrowser, page: Page, name: string): Promise<void> {
  await done(`screenshots of ${name}`, async () => {
    // Pictures come out of the library a moment after the words, and may be painted a moment after the rest.
    await page.waitForFunction(() => !document.querySelector('[class*=picture]:empty'));
    await page.$$eval('img', async (images) => {
      for (const image of images) image.decoding = 'sync';
      await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    });
    for (const scheme of ['light', 'dark'] as const) {
      await browser.setColorScheme(page, scheme);
      await page.screenshot({ path: join(out, `${name}-${scheme}.png`) });
    }
  });
}

/** Does one step and says so in a line; a step that fails is named by the error. */
async function done<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  step = name;
  const started = Date.now();
  const value = await work();
  const detail = typeof value === 'string' ? `: ${value}` : '';
  console.log(`✓ ${name}${detail} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return value;
}
