import { cpSync, mkdirSync } from 'node:fs';

import puppeteer, { type Browser, type CDPSession, type Extension, type Page } from 'puppeteer-core';

import { ChromiumPopup } from './chromium-popup.ts';
import { type ExtensionBrowser, PAGE_IS_DRAWN, PLAIN_HOST, type Popup } from './extension-browser.ts';
import { inTime } from './in-time.ts';
import { killBrowser } from './kill-browser.ts';
import type { LaunchOptions } from './launch-extension.ts';
import { nextDownload } from './next-download.ts';
import { pageExpression } from './page-expression.ts';
import { chromiumPermissionWarnings } from './permission-warnings.ts';
import { evaluateInWorker, stopWorker } from './service-worker.ts';
import { makeTempDir, removeTempDir } from './temp-dir.ts';

/** Chromium with the extension, driven over the DevTools protocol. */
export class ChromiumBrowser implements ExtensionBrowser {
  readonly name = 'chromium';
  downloadDir: string;
  readonly #browser: Browser;
  readonly #extension: Extension;
  readonly #ownDirs: string[];
  readonly #others: string[] = [];
  #popup: Popup | null = null;
  #session: CDPSession | null = null;

  private constructor(browser: Browser, extension: Extension, downloadDir: string, ownDirs: string[]) {
    this.#browser = browser;
    this.#extension = extension;
    this.downloadDir = downloadDir;
    this.#ownDirs = ownDirs;
  }

  static async launch(
    options: LaunchOptions & { executablePath: string; extensionDir: string },
  ): Promise<ChromiumBrowser> {
    const userDataDir = options.profileDir ?? makeTempDir('chromium');
    const downloadDir = makeTempDir('downloads');
    const lang = options.lang ?? 'en-US';
    const browser = await puppeteer.launch({
      executablePath: options.executablePath,
      headless: options.headless ?? true,
      pipe: true,
      // Lets extensions be loaded over the pipe, which Google Chrome takes too (it refuses --load-extension since 137).
      enableExtensions: true,
      userDataDir,
      defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
      // The default of three minutes hides a hang for longer than a test may take.
      protocolTimeout: options.patienceMs ?? 110_000,
      env: { ...process.env, LANGUAGE: lang.replace('-', '_') },
      args: [
        // Chromium's sandbox doesn't start for root.
        ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        // Fewer processes: starting one costs more than most tests do.
        '--in-process-gpu',
        '--process-per-site',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A click misses what is still being scrolled.
        ...(options.headless === false ? [] : ['--force-prefers-reduced-motion']),
        `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
        `--lang=${lang}`,
        `--accept-lang=${lang}`,
        ...(options.args ?? []),
      ],
    });
    try {
      const installed = ChromiumBrowser.#install(browser, options.extensionDir, downloadDir, [userDataDir]);
      return await inTime(installed, 'started');
    } catch (error) {
      await killBrowser(browser);
      throw error;
    }
  }

  static async #install(
    browser: Browser,
    extensionDir: string,
    downloadDir: string,
    otherDirs: string[],
  ): Promise<ChromiumBrowser> {
    const id = await browser.installExtension(extensionDir);
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error(`no extension in ${extensionDir}`);
    const chromium = new ChromiumBrowser(browser, extension, downloadDir, [downloadDir, ...otherDirs]);
    await chromium.setDownloadDir(downloadDir);
    return chromium;
  }

  /**
   * The same browser with the extension as if newly installed: its tabs closed, and nothing left of what the extension
   * stored, was allowed or downloaded. This one can't be used any more.
   */
  async renewed(extensionDir: string): Promise<ChromiumBrowser> {
    const blank = await this.#browser.newPage();
    for (const page of await this.#browser.pages()) if (page !== blank) await page.close();
    for (const id of [this.#extension.id, ...this.#others]) await this.#browser.uninstallExtension(id);
    await this.#session?.detach();
    // From another folder it has another id: nothing that this one has left can be its own.
    const folder = makeTempDir('extension');
    cpSync(extensionDir, folder, { recursive: true });
    return ChromiumBrowser.#install(this.#browser, folder, makeTempDir('downloads'), [
      ...this.#ownDirs,
      folder,
    ]);
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.#extension.id}/${path}`;
  }

  async newPage(url: string, until: 'load' | 'domcontentloaded' = 'load'): Promise<Page> {
    const page = await this.#browser.newPage();
    await page.goto(url, { waitUntil: until });
    return page;
  }

  async openExtensionPage(path: string, ready = PAGE_IS_DRAWN): Promise<Page> {
    const page = await this.newPage(this.extensionUrl(path));
    await page.waitForSelector(ready);
    return page;
  }

  async reloadExtensionPage(page: Page, ready = PAGE_IS_DRAWN): Promise<void> {
    await page.reload();
    await page.waitForSelector(ready);
  }

  async waitForExtensionPage(path: string): Promise<Page> {
    const target = await this.#browser.waitForTarget((one) => one.url().startsWith(this.extensionUrl(path)));
    const page = await target.page();
    if (!page) throw new Error(`${target.url()} is no tab`);
    await page.waitForSelector(PAGE_IS_DRAWN);
    return page;
  }

  async clickToolbar(page: Page): Promise<Popup> {
    await this.#popup?.close();
    await page.bringToFront();
    const known = new Set(this.#browser.targets());
    await page.triggerExtensionAction(this.#extension);
    const target = await this.#browser.waitForTarget(
      (one) => !known.has(one) && one.url().endsWith('/popup.html'),
    );
    this.#popup = new ChromiumPopup(await target.asPage());
    return this.#popup;
  }

  async openedPanel(): Promise<Popup> {
    const target = await this.#browser.waitForTarget((one) => one.url().endsWith('/sidepanel.html'));
    return new ChromiumPopup(await target.asPage());
  }

  async setColorScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  async setDownloadDir(dir: string): Promise<void> {
    mkdirSync(dir, { recursive: true });
    // The session stays open: when it ends, so does what it has set.
    this.#session ??= await this.#browser.target().createCDPSession();
    await this.#session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: dir });
    this.downloadDir = dir;
  }

  nextDownload(): Promise<string> {
    return nextDownload(this.downloadDir);
  }

  async installExtension(dir: string): Promise<void> {
    this.#others.push(await this.#browser.installExtension(dir));
  }

  permissionWarnings(manifest: object): Promise<string[]> {
    return chromiumPermissionWarnings(this, manifest);
  }

  /** Value, as JSON carries it, of an expression or function in the service worker, woken first if it is stopped. */
  evaluateInServiceWorker<Args extends unknown[]>(
    source: string | ((...args: Args) => unknown),
    ...args: Args
  ): Promise<unknown> {
    return evaluateInWorker(this.#browser, this.extensionUrl(''), pageExpression(source, args));
  }

  /** Loads the extension anew from its folder, as an update does: scripts of before lose theirs. */
  async updateExtension(): Promise<void> {
    await this.#browser.installExtension(this.#extension.path);
  }

  /** Stops the service worker as Chrome does when it has been idle, or at any other moment it likes. */
  async stopServiceWorker(): Promise<void> {
    await stopWorker(this.#browser, this.extensionUrl(''));
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#ownDirs.forEach(removeTempDir);
  }

  closed(): Promise<void> {
    return new Promise((resolve) => {
      this.#browser.once('disconnected', () => {
        resolve();
      });
    });
  }

  async kill(): Promise<void> {
    await killBrowser(this.#browser);
    this.#ownDirs.forEach(removeTempDir);
  }
}
