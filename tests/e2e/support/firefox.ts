import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import type { ExtensionBrowser, Popup } from './extension-browser.ts';
import { FirefoxChromeScope } from './firefox-chrome-scope.ts';
import type { LaunchOptions } from './launch-extension.ts';
import { nextDownload } from './next-download.ts';

/** Id of the extension in Firefox, as its manifest has it. */
const EXTENSION_ID = 'cuttings@cuttings.example';
/** Host of its pages: fixed, so that their addresses are known. */
const EXTENSION_HOST = '3c6f9f3e-5a0e-4c5a-9d0b-6f2a1e7b8c11';
/** Firefox's id of a toolbar button is the extension's id with all but letters, digits, `_` and `-` made `_`. */
const WIDGET_ID = `${EXTENSION_ID.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-browser-action`;

/** Firefox with the extension, driven over WebDriver BiDi and, for toolbar and popup, in the browser's own window. */
export class FirefoxBrowser implements ExtensionBrowser {
  readonly name = 'firefox';
  readonly downloadDir: string;
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
    const ownProfile =
      options.profileDir === undefined ? mkdtempSync(join(tmpdir(), 'cuttings-firefox-')) : null;
    const downloadDir = mkdtempSync(join(tmpdir(), 'cuttings-downloads-'));
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: options.executablePath,
      headless: options.headless ?? true,
      userDataDir: options.profileDir ?? ownProfile ?? '',
      defaultViewport: options.viewport ?? { width: 1280, height: 900 },
      args: ['--remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: EXTENSION_HOST }),
        // A temporary add-on is removed when Firefox ends; its data must outlive that, as a reader's would.
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        'browser.download.folderList': 2,
        'browser.download.dir': downloadDir,
        'browser.download.useDownloadDir': true,
        'browser.download.always_ask_before_handling_new_types': false,
      },
    });
    await browser.installExtension(options.extensionDir);
    const chrome = await FirefoxChromeScope.open(browser);
    return new FirefoxBrowser(browser, chrome, downloadDir, [
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
    const page = await this.#browser.newPage();
    // Firefox loads the page, but the promise of this navigation never settles.
    page.goto(`moz-extension://${EXTENSION_HOST}/${path}`).catch(() => undefined);
    await page.waitForSelector('#root > *');
    return page;
  }

  async clickToolbar(page: Page): Promise<Popup> {
    await page.bringToFront();
    await this.#chrome.run(`
      const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
      CustomizableUI.addWidgetToArea('${WIDGET_ID}', CustomizableUI.AREA_NAVBAR);
      const button = () => document.getElementById('${WIDGET_ID}')?.querySelector('.unified-extensions-item-action-button');
      while (!button()) await new Promise((resolve) => requestAnimationFrame(resolve));
      const popup = () => document.querySelector('browser.webextension-popup-browser');
      button().click();
      for (const started = Date.now(); Date.now() - started < 20000; ) {
        if (popup()?.currentURI?.spec.startsWith('moz-extension:') && popup().messageManager) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error('the popup did not open');
    `);
    return new FirefoxPopup(this.#chrome);
  }

  setColorScheme(_page: Page, scheme: 'light' | 'dark'): Promise<void> {
    return setColorScheme(this.#chrome, scheme);
  }

  nextDownload(): Promise<string> {
    return nextDownload(this.downloadDir);
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

/** Firefox has one scheme for all its pages. */
async function setColorScheme(chrome: FirefoxChromeScope, scheme: 'light' | 'dark'): Promise<void> {
  await chrome.run(
    `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${scheme === 'dark' ? '0' : '1'});`,
  );
}

const POPUP = `document.querySelector('browser.webextension-popup-browser')`;

/** The popup lives in a process of its own: we reach its document by a frame script, as Firefox's own tests do. */
class FirefoxPopup implements Popup {
  readonly #chrome: FirefoxChromeScope;

  constructor(chrome: FirefoxChromeScope) {
    this.#chrome = chrome;
  }

  async evaluate(expression: string): Promise<unknown> {
    return this.#inFrame(`return evaluate(${JSON.stringify(expression)});`);
  }

  async waitForExpression(expression: string, timeoutMs = 30_000): Promise<void> {
    await this.#inFrame(`
      for (const started = Date.now(); Date.now() - started < ${String(timeoutMs)}; ) {
        if (evaluate(${JSON.stringify(`Boolean(${expression})`)})) return true;
        await new Promise((resolve) => content.setTimeout(resolve, 20));
      }
      throw new Error('waited in vain for ' + ${JSON.stringify(expression)} + ' in: ' + content.document.body.innerText);
    `);
  }

  waitFor(selector: string, timeoutMs = 30_000): Promise<void> {
    return this.waitForExpression(`document.querySelector(${JSON.stringify(selector)})`, timeoutMs);
  }

  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    return String(await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`));
  }

  async click(selector: string): Promise<void> {
    await this.waitFor(selector);
    await this.evaluate(`(document.querySelector(${JSON.stringify(selector)}).click(), true)`);
  }

  async type(text: string): Promise<void> {
    await this.#inFrame(`
      const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(content);
      for (const character of ${JSON.stringify(text)}) {
        const key = character === '\\n' ? 'Enter' : character;
        const event = new content.KeyboardEvent('', { key });
        input.keydown(event);
        input.keyup(event);
      }
      return true;
    `);
  }

  setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    return setColorScheme(this.#chrome, scheme);
  }

  async screenshot(path: string): Promise<void> {
    const url = await this.#chrome.run(`
      const bitmap = await ${POPUP}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return canvas.toDataURL();
    `);
    writeFileSync(path, Buffer.from(String(url).split(',')[1] ?? '', 'base64'));
  }

  async close(): Promise<void> {
    await this.#chrome.run(`
      ${POPUP}?.closest('panel')?.hidePopup();
      while (${POPUP}) await new Promise((resolve) => requestAnimationFrame(resolve));
    `);
  }

  /** Runs a function body in the popup's frame; `evaluate` runs an expression in its document, past its policy. */
  async #inFrame(body: string): Promise<unknown> {
    const answer = (await this.#chrome.run(`
      const browser = ${POPUP};
      if (!browser) throw new Error('the popup is closed');
      const name = 'cuttings:' + Math.random();
      const script = ${JSON.stringify(`(async () => {
        const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        const evaluate = (source) => Cu.evalInSandbox(source, sandbox);
        try { sendAsyncMessage(NAME, { value: await (async () => { BODY })() }); }
        catch (error) { sendAsyncMessage(NAME, { error: String(error) }); }
      })();`)}.replaceAll('NAME', JSON.stringify(name)).replace('BODY', () => ${JSON.stringify(body)});
      // Frame scripts of a data: URL are read as Latin-1; beyond ASCII there are only strings, which can be escaped.
      const ascii = script.replace(/[^\\x00-\\x7f]/g, (unit) => '\\\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));
      return new Promise((resolve) => {
        browser.messageManager.addMessageListener(name, ({ data }) => resolve(data));
        browser.messageManager.loadFrameScript('data:,' + encodeURIComponent(ascii), false);
      });
    `)) as { value?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }
}
