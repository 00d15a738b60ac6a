import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core';

import type { ExtensionBrowser, Popup } from './extension-browser.ts';
import type { LaunchOptions } from './launch-extension.ts';
import { nextDownload } from './next-download.ts';

/** Chromium with the extension, driven over the DevTools protocol. */
export class ChromiumBrowser implements ExtensionBrowser {
  readonly name = 'chromium';
  readonly downloadDir: string;
  readonly #browser: Browser;
  readonly #extension: Extension;
  readonly #ownDirs: string[];

  private constructor(browser: Browser, extension: Extension, downloadDir: string, ownDirs: string[]) {
    this.#browser = browser;
    this.#extension = extension;
    this.downloadDir = downloadDir;
    this.#ownDirs = ownDirs;
  }

  static async launch(
    options: LaunchOptions & { executablePath: string; extensionDir: string },
  ): Promise<ChromiumBrowser> {
    const ownProfile =
      options.profileDir === undefined ? mkdtempSync(join(tmpdir(), 'cuttings-chromium-')) : null;
    const downloadDir = mkdtempSync(join(tmpdir(), 'cuttings-downloads-'));
    const lang = options.lang ?? 'en-US';
    const browser = await puppeteer.launch({
      executablePath: options.executablePath,
      headless: options.headless ?? true,
      pipe: true,
      enableExtensions: true,
      userDataDir: options.profileDir ?? ownProfile ?? '',
      defaultViewport: options.viewport ?? { width: 1280, height: 900 },
      // Long saves keep a page busy: the default of three minutes hides a hang for too long.
      protocolTimeout: 60_000,
      env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
      args: [
        // Chromium's sandbox doesn't start for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--lang=${lang}`,
      ],
    });
    const id = await browser.installExtension(options.extensionDir);
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error(`no extension in ${options.extensionDir}`);
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloadDir });
    return new ChromiumBrowser(browser, extension, downloadDir, [
      downloadDir,
      ...(ownProfile ? [ownProfile] : []),
    ]);
  }

  async newPage(url: string, until: 'load' | 'domcontentloaded' = 'load'): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(url, { waitUntil: until });
    return page;
  }

  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.newPage(`chrome-extension://${this.#extension.id}/${path}`);
    await page.waitForSelector('#root > *');
    return page;
  }

  async clickToolbar(page: Page): Promise<Popup> {
    await page.bringToFront();
    const known = new Set(this.#browser.targets());
    await page.triggerExtensionAction(this.#extension);
    const target = await this.#browser.waitForTarget(
      (one) => !known.has(one) && one.url().endsWith('/popup.html'),
    );
    return new ChromiumPopup(await target.asPage());
  }

  async setColorScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  nextDownload(): Promise<string> {
    return nextDownload(this.downloadDir);
  }

  /** Stops the service worker as Chrome does when it has been idle, or at any other moment it likes. */
  async stopServiceWorker(): Promise<void> {
    const target = this.#browser.targets().find((one) => one.type() === 'service_worker');
    if (!target) return;
    const gone = new Promise<void>((resolve) => {
      this.#browser.on('targetdestroyed', (one) => {
        if (one === target) resolve();
      });
    });
    const page = (await this.#browser.pages())[0];
    const session = await (page ? page.createCDPSession() : this.#browser.target().createCDPSession());
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await gone;
    await session.detach();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    for (const dir of this.#ownDirs) rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }

  closed(): Promise<void> {
    return new Promise((resolve) => {
      this.#browser.once('disconnected', () => {
        resolve();
      });
    });
  }

  async kill(): Promise<void> {
    const process = this.#browser.process();
    if (!process) return;
    const exited = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await exited;
  }
}

class ChromiumPopup implements Popup {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  async waitForExpression(expression: string, timeoutMs = 30_000): Promise<void> {
    await this.#page.waitForFunction(expression, { timeout: timeoutMs, polling: 'mutation' });
  }

  async waitFor(selector: string, timeoutMs = 30_000): Promise<void> {
    await this.#page.waitForSelector(selector, { timeout: timeoutMs });
  }

  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    return this.#page.$eval(selector, (element) => (element as HTMLElement).innerText);
  }

  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    await this.#page.click(selector);
  }

  async type(text: string): Promise<void> {
    for (const character of text) {
      if (character === '\n') await this.#page.keyboard.press('Enter');
      else await this.#page.keyboard.type(character);
    }
  }

  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.#page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  async screenshot(path: string): Promise<void> {
    const body = await this.#page.waitForSelector('body');
    await body?.screenshot({ path: path as `${string}.png` });
  }

  async close(): Promise<void> {
    await this.#page.close();
  }
}
