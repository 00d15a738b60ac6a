import puppeteer, { type Page } from 'puppeteer-core';

import { ensureBrowser } from '../../e2e/support/find-browser.ts';
import { processorTime } from './processor-time.ts';

/** A Chromium with an extension, on a profile that stays. */
export interface BenchBrowser {
  /** A page of the extension; `before` runs in it before anything else does. */
  open: (path: string, before?: () => void) => Promise<Page>;
  /** Processor time of all its processes so far, in milliseconds. */
  processorTime: () => number;
  close: () => Promise<void>;
}

/** Filling a library takes as long as it takes. */
const PATIENCE_MS = 3_600_000;

export async function launchBenchBrowser(profileDir: string, extensionDir: string): Promise<BenchBrowser> {
  const browser = await puppeteer.launch({
    executablePath: ensureBrowser('chromium'),
    pipe: true,
    enableExtensions: true,
    userDataDir: profileDir,
    defaultViewport: { width: 1280, height: 900 },
    protocolTimeout: PATIENCE_MS,
    args: [
      ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const id = await browser.installExtension(extensionDir);
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('the browser has no process');
  return {
    async open(path, before) {
      const page = await browser.newPage();
      if (before) await page.evaluateOnNewDocument(before);
      await page.goto(`chrome-extension://${id}/${path}`);
      return page;
    },
    processorTime: () => processorTime(pid),
    close: () => browser.close(),
  };
}
