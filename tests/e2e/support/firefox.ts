import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { type ExtensionBrowser, PAGE_IS_DRAWN, PLAIN_HOST, type Popup } from './extension-browser.ts';
import { FirefoxChromeScope } from './firefox-chrome-scope.ts';
import { FirefoxPopup } from './firefox-popup.ts';
import { inTime } from './in-time.ts';
import { killBrowser } from './kill-browser.ts';
import type { LaunchOptions } from './launch-extension.ts';
import { nextDownload } from './next-download.ts';
import { firefoxPermissionWarnings } from './permission-warnings.ts';
import { makeTempDir, removeTempDir } from './temp-dir.ts';

/** Id of the extension in Firefox, as its manifest has it. */
const EXTENSION_ID = 'cuttings@cuttings.example';
/** Host of its pages: fixed, so that their addresses are known. */
const EXTENSION_HOST = '3c6f9f3e-5a0e-4c5a-9d0b-6f2a1e7b8c11';
/** Firefox's id of a toolbar button is the extension's id with all but letters, digits, `_` and `-` made `_`. */
const WIDGET_ID = `${EXTENSION_ID.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;

/** How long a page of the extension may take to appear. */
const PATIENCE_MS = 30_000;

/** Firefox with the extension, driven over WebDriver BiDi and, for toolbar and popup, in the browser's own window. */
export class FirefoxBrowser implements ExtensionBrowser {
  readonly name = 'firefox';
  downloadDir: string;
  readonly #browser: Browser;
  readonly #chrome: FirefoxChromeScope;
  readonly #ownDirs: string[];

  private constructor(browser: Browser, chrome: FirefoxChromeScope, downloadDir: string, ownDirs: string[]) {
    this.#browser = browser;
    this.#chrome = chrome;
    this.downloadDir = downloadDir;
    this.#ownDirs = ownDirs;
  }

  static async launch(
    options: LaunchOptions & { executablePath: string; extensionDir: string },
  ): Promise<FirefoxBrowser> {
    const userDataDir = options.profileDir ?? makeTempDir('firefox');
    const downloadDir = makeTempDir('downloads');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: options.executablePath,
      headless: options.headless ?? true,
      userDataDir,
      defaultViewport: options.viewport === undefined ? { width: 1280, height: 900 } : options.viewport,
      // The default of three minutes hides a hang for longer than a test may take.
      protocolTimeout: options.patienceMs ?? 110_000,
      args: ['--remote-allow-system-access', ...(options.args ?? [])],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_HOST }),
        // A temporary add-on is removed when Firefox ends; its data must outlive that, as a reader's would.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'browser.download.folderList': 2,
        'browser.download.dir': downloadDir,
        'browser.download.useDownloadDir': true,
        'browser.download.always_ask_before_handling_new_types': false,
        'network.dns.localDomains': PLAIN_HOST,
        // A click misses what is still being scrolled.
        ...(options.headless === false ? {} : { 'ui.prefersReducedMotion': 1 }),
        ...options.firefoxPrefs,
      },
    });
    const dirs = { downloadDir, ownDirs: [downloadDir, userDataDir] };
    try {
      return await inTime(FirefoxBrowser.#install(browser, options, dirs), 'started');
    } catch (error) {
      await killBrowser(browser);
      throw error;
    }
  }

  static async #install(
    browser: Browser,
    { lang, extensionDir }: { lang?: string; extensionDir: string },
    { downloadDir, ownDirs }: { downloadDir: string; ownDirs: string[] },
  ): Promise<FirefoxBrowser> {
    const chrome = await FirefoxChromeScope.open(browser);
    if (lang !== undefined) await setLanguage(chrome, lang);
    await browser.installExtension(extensionDir);
    return new FirefoxBrowser(browser, chrome, downloadDir, ownDirs);
  }

  extensionUrl(path: string): string {
    return `moz-extension://${EXTENSION_HOST}/${path}`;
  }

  async newPage(url: string, until: 'load' | 'domcontentloaded' = 'load'): Promise<Page> {
    const page = await this.#newTab();
    await page.goto(url, { waitUntil: until });
    return page;
  }

  async openExtensionPage(path: string, ready = PAGE_IS_DRAWN): Promise<Page> {
    const page = await this.#newTab();
    // Firefox loads the page, but the promise of this navigation never settles.
    page.goto(this.extensionUrl(path)).catch(() => undefined);
    await waitUntilDrawn(page, ready, 0);
    return page;
  }

  /** Opened beside a tab that is just going away, one goes with it now and then: then another is opened. */
  #newTab(): Promise<Page> {
    return this.#browser.newPage().catch((error: unknown) => {
      if (!String(error).includes('no such frame')) throw error;
      return this.#browser.newPage();
    });
  }

  async reloadExtensionPage(page: Page, ready = PAGE_IS_DRAWN): Promise<void> {
    const before = await page.evaluate(() => performance.timeOrigin);
    page.reload().catch(() => undefined);
    await waitUntilDrawn(page, ready, before);
  }

  async waitForExtensionPage(path: string): Promise<Page> {
    // The addresses that Puppeteer knows of such tabs are `about:blank`: only the tab itself knows better.
    const address = this.extensionUrl(path);
    const deadline = Date.now() + PATIENCE_MS;
    while (Date.now() < deadline) {
      for (const page of await this.#browser.pages()) {
        const href = await page.evaluate(() => location.href).catch(() => '');
        if (!href.startsWith(address)) continue;
        await waitUntilDrawn(page, PAGE_IS_DRAWN, 0);
        return page;
      }
      await pause(20);
    }
    throw new Error(`the extension opened no ${path}`);
  }

  async clickToolbar(page: Page): Promise<Popup> {
    await page.bringToFront();
    return FirefoxPopup.open(this.#chrome, WIDGET_ID);
  }

  /** Chooses the extension's entry in the menu that a right click on an element opens. */
  async chooseFromMenu(page: Page, selector: string, label: string): Promise<void> {
    await page.bringToFront();
    await page.click(selector, { button: 'right' });
    await this.#chrome.run(`
      const menu = document.getElementById('contentAreaContextMenu');
      for (const started = Date.now(); menu.state !== 'open'; ) {
        if (Date.now() - started > 10000) throw new Error('no menu was opened');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const entry = [...menu.querySelectorAll('menuitem')].find((one) => one.label === ${JSON.stringify(label)});
      if (!entry) throw new Error('the menu has no such entry');
      menu.activateItem(entry);
    `);
  }

  /** Selects the tabs of pages at the same time, and chooses the extension's entry in the menu on the last of them. */
  async chooseFromTabMenu(pages: Page[], label: string): Promise<void> {
    const urls = pages.map((page) => page.url());
    await pages.at(-1)?.bringToFront();
    await this.#chrome.run(`
      const tabs = ${JSON.stringify(urls)}.map((url) => gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === url));
      for (const tab of tabs) gBrowser.addToMultiSelectedTabs(tab);
      const menu = document.getElementById('tabContextMenu');
      const entry = () => [...menu.querySelectorAll('menuitem')].find((one) => one.label === ${JSON.stringify(label)} && !one.hidden);
      for (const started = Date.now(); menu.state !== 'open' || !entry(); ) {
        if (Date.now() - started > 10000) throw new Error('the menu has no such entry');
        // The extension shows the entry when it has heard that several tabs are selected.
        menu.hidePopup();
        menu.openPopup(tabs.at(-1), { position: 'after_start', triggerEvent: new MouseEvent('contextmenu') });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      menu.activateItem(entry());
    `);
  }

  /**
   * Answers the browser's question for access, waiting until it asks; the words of the question. `click` is what asks, and may
   * end later than the question is put.
   */
  async answerPrompt(answer: 'yes' | 'no'): Promise<string> {
    return String(
      await this.#chrome.run(`
        const prompt = () => PopupNotifications.panel.state === 'open' && PopupNotifications.panel.firstElementChild;
        for (const started = Date.now(); !prompt(); ) {
          if (Date.now() - started > 10000) throw new Error('the browser asks nothing');
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        const question = prompt();
        const words = question.textContent + ' ' + (question.getAttribute('label') ?? '') + ' ' + question.innerText;
        // A question that was only just put takes no answer, lest it be given by mistake.
        question.notification.timeShown = 0;
        question.${answer === 'yes' ? 'button' : 'secondaryButton'}.click();
        return words;
      `),
    );
  }

  /** Whether the browser asks the reader something. */
  async isAsking(): Promise<boolean> {
    return (await this.#chrome.run(`return PopupNotifications.panel.state === 'open';`)) === true;
  }

  /** Presses a letter with Alt and Shift in the browser's window, where its shortcuts are. */
  async pressAltShift(page: Page, letter: string): Promise<void> {
    await page.bringToFront();
    await this.#chrome.run(`
      const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(window);
      const keys = [['Alt', 18], ['Shift', 16], ['${letter}', ${String(letter.charCodeAt(0))}]]
        .map(([key, keyCode]) => new KeyboardEvent('', { key, keyCode }));
      for (const key of keys) input.keydown(key);
    `);
  }

  /** Types into the address bar and gives what it offers of extensions, once it does: what they say, and what they enter. */
  async offeredInAddressBar(typed: string): Promise<{ says: string; enters: string }[]> {
    const offered = await this.#chrome.run(`
      gURLBar.focus();
      gURLBar.value = ${JSON.stringify(typed)};
      gURLBar.inputField.dispatchEvent(new UIEvent('input'));
      const offers = () =>
        [...gURLBar.view.panel.querySelectorAll('.urlbarView-row')]
          .map((row) => row.result)
          .filter((result) => result?.payload.keyword === ${JSON.stringify(typed.split(' ', 1)[0])} && !result.heuristic);
      for (const started = Date.now(); offers().length === 0; ) {
        if (Date.now() - started > 10000) throw new Error('the address bar offers nothing of an extension');
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return offers().map(({ payload }) => ({ says: payload.title, enters: payload.content }));
    `);
    return offered as { says: string; enters: string }[];
  }

  /** Presses keys such as `ArrowDown` and `Enter` in the browser's window, where its address bar is. */
  async pressInWindow(...keys: string[]): Promise<void> {
    await this.#chrome.run(`
      const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(window);
      for (const key of ${JSON.stringify(keys)}) {
        const event = new KeyboardEvent('', { key, code: key });
        input.keydown(event);
        input.keyup(event);
      }
    `);
  }

  /** The popup that a menu or a key has opened. */
  openedPopup(): Promise<Popup> {
    return FirefoxPopup.opened(this.#chrome);
  }

  openedPanel(): Promise<Popup> {
    return FirefoxPopup.openedPanel(this.#chrome);
  }

  async setColorScheme(page: Page, scheme: 'light' | 'dark'): Promise<void> {
    // Pages of extensions follow the browser's own scheme, whatever the preference for pages says.
    await page.bringToFront();
    await this.#chrome.run(
      `gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = '${scheme}';`,
    );
    await page.waitForFunction(
      (wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
      {},
      scheme,
    );
  }

  async setDownloadDir(dir: string): Promise<void> {
    mkdirSync(dir, { recursive: true });
    await this.#chrome.run(`Services.prefs.setStringPref('browser.download.dir', ${JSON.stringify(dir)});`);
    this.downloadDir = dir;
  }

  nextDownload(): Promise<string> {
    return nextDownload(this.downloadDir);
  }

  async installExtension(dir: string): Promise<void> {
    await this.#browser.installExtension(dir);
  }

  permissionWarnings(manifest: object): Promise<string[]> {
    return firefoxPermissionWarnings(this.#chrome, manifest);
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

/** Waits for an element in an extension page that was loaded after `since`, a `performance.timeOrigin`. */
async function waitUntilDrawn(page: Page, ready: string, since: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    try {
      const isDrawn = await page.evaluate(
        (selector: string, previous: number) =>
          location.protocol === 'moz-extension:' &&
          performance.timeOrigin > previous &&
          document.querySelector(selector) !== null,
        ready,
        since,
      );
      if (isDrawn) return;
    } catch {
      // Asked on the way from one document to the next, Firefox answers with an error of its own.
    }
    await pause(20);
  }
  throw new Error(`the extension page shows no ${ready}`);
}

/** Firefox takes any language it is told it has; the browser's own words stay English without a language pack. */
async function setLanguage(chrome: FirefoxChromeScope, lang: string): Promise<void> {
  await chrome.run(`
    Services.locale.availableLocales = [${JSON.stringify(lang)}, 'en-US'];
    Services.locale.requestedLocales = [${JSON.stringify(lang)}];
    Services.prefs.setStringPref('intl.accept_languages', ${JSON.stringify(lang)});
  `);
}
