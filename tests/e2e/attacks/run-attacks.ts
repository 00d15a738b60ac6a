import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';

import { strFromU8, strToU8, unzipSync } from 'fflate';
import { micromark } from 'micromark';
import type { Page } from 'puppeteer-core';

import { closeBrowser } from '../support/close-browser.ts';
import { exportList } from '../support/export-list.ts';
import { type BrowserName, type ExtensionBrowser, PLAIN_HOST } from '../support/extension-browser.ts';
import { launchExtension } from '../support/launch-extension.ts';
import { disturb, fillPage, noteWhatRuns, strangeElements, takeNoted } from './in-page.ts';
import { type LoggingProxy, startLoggingProxy } from './logging-proxy.ts';

/** What came of hostile pieces of HTML. */
interface Outcome {
  /** How many pieces stand, with the paragraph before them, in saved articles. */
  saved: number;
  /** Scripts that ran, or that a policy had to keep from running, and requests that it kept from being made. */
  noted: string[];
  /** What was asked of other hosts after the saves. */
  asked: string[];
  /** Elements of an article in the reader that have no business there. */
  strange: string[];
  /** What was opened: the reader's articles and the exported files. */
  opened: Record<string, number>;
}

/** A host whose pages are files of exports, and one whose page has the pieces as they are. */
const EXPORTED = 'exported.example';
const RAW = 'raw.example';
/** Pieces in one page. */
export const IN_A_PAGE = 333;
/** Exported files that are opened at a time. */
const IN_A_FRAMESET = 40;
const PATIENCE = 600_000;

const TYPES: Record<string, string> = {
  '.xhtml': 'application/xhtml+xml',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.png': 'image/png',
};

/** A browser with the extension, all of whose traffic is seen. */
export interface AttackedBrowser {
  /** What the pieces do where nothing is done against them: shows that what is counted would be seen. */
  control: (pieces: string[]) => Promise<Pick<Outcome, 'noted' | 'asked'>>;
  /** The same of the reader, where its policy alone is in the way. */
  controlInReader: () => Promise<string[]>;
  /** Saves pages that hold the pieces, by the toolbar button, reads them, exports them and opens what was exported. */
  run: (pieces: string[]) => Promise<Outcome>;
  close: () => Promise<void>;
}

export async function attackedBrowser(name: BrowserName): Promise<AttackedBrowser> {
  const proxy = await startLoggingProxy();
  const browser = await launchExtension({
    browser: name,
    args: name === 'chromium' ? [`--proxy-server=http://127.0.0.1:${String(proxy.port)}`] : [],
    firefoxPrefs: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
    },
  });
  const library = await browser.openExtensionPage('library.html#/', 'main h1');
  await library.evaluate(noteWhatRuns);
  return {
    control: (pieces) => control(browser, proxy, pieces),
    controlInReader: () => controlInReader(library),
    run: (pieces) => attack(browser, proxy, library, pieces),
    close: async () => {
      await closeBrowser(browser);
      await proxy.close();
    },
  };
}

async function control(
  browser: ExtensionBrowser,
  proxy: LoggingProxy,
  pieces: string[],
): Promise<Pick<Outcome, 'noted' | 'asked'>> {
  const body = (at: string): string => `<!doctype html><p>A piece</p><div>${pieces[Number(at)] ?? ''}</div>`;
  proxy.answerFor(RAW, (path) => ({
    type: 'text/html; charset=utf-8',
    body: path === '/' ? '<!doctype html><title>Raw</title>' : body(path.slice(1)),
  }));
  proxy.taken();
  const noted = await inFrames(
    browser,
    `http://${RAW}/`,
    pieces.map((_, at) => `/${String(at)}`),
  );
  return { noted, asked: proxy.taken() };
}

async function controlInReader(library: Page): Promise<string[]> {
  await library.evaluate(() => {
    const image = document.createElement('img');
    image.src = 'http://outside.example/beacon.png';
    document.querySelector('main')?.append(image);
    const handled = document.createElement('p');
    document.querySelector('main')?.append(handled);
    try {
      // eslint-disable-next-line no-restricted-syntax -- what must not run
      handled.setAttribute('onclick', 'alert(1)');
      handled.dispatchEvent(new Event('click'));
    } catch {
      // Chromium's Trusted Types take no string for it, and say so in their own event.
    }
    image.remove();
    handled.remove();
  });
  const noted: string[] = [];
  await until(async () => {
    noted.push(...(await library.evaluate(takeNoted)));
    return noted.length >= 2;
  });
  return noted;
}

async function attack(
  browser: ExtensionBrowser,
  proxy: LoggingProxy,
  library: Page,
  pieces: string[],
): Promise<Outcome> {
  const outcome: Outcome = { saved: 0, noted: [], asked: [], strange: [], opened: {} };
  const visited = new Set<string>();
  proxy.answerFor(PLAIN_HOST, (path) =>
    // Once: a piece that loads the page anew leads nowhere.
    /^\/case\/\d+$/.test(path) && visited.size < visited.add(path).size
      ? {
          type: 'text/html; charset=utf-8',
          // The page's own scripts and pictures are its own affair: only what we make of it is looked at.
          policy: "default-src 'none'; base-uri 'none'; form-action 'none'",
          body: `<!doctype html><html lang="en"><title>Attack ${path}</title><article><h1>Attack ${path}</h1></article></html>`,
        }
      : null,
  );
  for (let from = 0; from < pieces.length; from += IN_A_PAGE) {
    const tab = await browser.newPage(`http://${PLAIN_HOST}/case/${String(from)}`);
    await tab.evaluate(fillPage, pieces.slice(from, from + IN_A_PAGE));
    const popup = await browser.clickToolbar(tab);
    await popup.waitFor('[data-saved=created], [data-failure]', PATIENCE);
    if (await popup.evaluate("document.querySelector('[data-failure]') !== null"))
      throw new Error(`pieces from ${String(from)}: ${await popup.text('main, body')}`);
    await popup.close();
    await tab.close();
  }

  // What the pages themselves asked for, and pictures of theirs.
  proxy.taken();
  await library.bringToFront();
  await library.waitForFunction(
    (count) => document.querySelectorAll('[data-article-id]').length >= count,
    { timeout: PATIENCE },
    Math.min(20, Math.ceil(pieces.length / IN_A_PAGE)),
  );
  const links = await library.$$eval('[data-article-id] h2 a', (all) =>
    all.map((one) => one.getAttribute('href') ?? ''),
  );
  for (const link of links) {
    await library.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await library.waitForSelector('article [class*=body] p', { timeout: PATIENCE });
    outcome.saved += await library.$$eval(
      'article [class*=body] p',
      (all) => all.filter(({ textContent }) => /^Case \d+: the ferry/.test(textContent)).length,
    );
    await library.evaluate(disturb, 'article');
    outcome.strange.push(...(await library.evaluate(strangeElements, 'article [class*=body]')));
    await library.evaluate(() => {
      location.hash = '#/';
    });
    await library.waitForFunction(() => !document.querySelector('article [class*=body]'));
  }
  outcome.opened.reader = links.length;
  outcome.noted.push(...(await library.evaluate(takeNoted)).map((one) => `reader: ${one}`));
  outcome.asked.push(...proxy.taken().map((one) => `reader: ${one}`));

  for (const format of ['html', 'markdown', 'epub']) {
    const download = browser.nextDownload();
    await exportList(library, format);
    const files = exportedPages(await download);
    outcome.opened[format] = files.size;
    proxy.answerFor(EXPORTED, (path) => {
      const file = files.get(path.slice(1));
      if (path === '/') return { type: 'text/html', body: '<!doctype html><title>Exported</title>' };
      return file ? { type: TYPES[extname(path)] ?? 'application/octet-stream', body: file } : null;
    });
    const pages = [...files.keys()].filter((path) => /\.x?html$/.test(path));
    const noted = await inFrames(
      browser,
      `http://${EXPORTED}/`,
      pages.map((path) => `/${encodeURIComponent(path)}`),
    );
    outcome.noted.push(...noted.map((one) => `${format}: ${one}`));
    outcome.asked.push(...proxy.taken().map((one) => `${format}: ${one}`));
  }
  return outcome;
}

/** Opens pages of a host in frames of its first one, and disturbs them; what is noted in them. */
async function inFrames(browser: ExtensionBrowser, start: string, paths: string[]): Promise<string[]> {
  const noted: string[] = [];
  const page = await browser.newPage('about:blank');
  page.on('dialog', (dialog) => {
    noted.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.evaluateOnNewDocument(noteWhatRuns);
  for (let from = 0; from < paths.length; from += IN_A_FRAMESET) {
    await page.goto(start);
    await page.evaluate(
      (some) =>
        Promise.all(
          some.map(
            (path) =>
              new Promise((resolve) => {
                const frame = document.createElement('iframe');
                frame.onload = resolve;
                frame.src = path;
                document.body.append(frame);
              }),
          ),
        ),
      paths.slice(from, from + IN_A_FRAMESET),
    );
    await page.evaluate(disturb, 'body');
    noted.push(...(await page.evaluate(takeNoted)));
  }
  await page.close();
  return noted;
}

/** A file, or those of an archive by their paths; Markdown as HTML made by a reader of it that trusts whatever it reads. */
function exportedPages(file: string): Map<string, Uint8Array> {
  const bytes = readFileSync(file);
  const files = /\.(?:zip|epub)$/.test(file) ? unzipSync(bytes) : { [basename(file)]: bytes };
  return new Map(
    Object.entries(files).map(([path, content]) =>
      path.endsWith('.md') ? [`${path}.html`, strToU8(fromMarkdown(strFromU8(content)))] : [path, content],
    ),
  );
}

function fromMarkdown(text: string): string {
  const html = micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true });
  return `<!doctype html><meta charset="utf-8"><title>Markdown</title>${html}`;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await isSo())) if (Date.now() > deadline) return;
}
