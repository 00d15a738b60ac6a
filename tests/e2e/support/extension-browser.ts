import type { KeyInput, Page } from 'puppeteer-core';

/** A browser that the tests can drive with the extension in it. */
export type BrowserName = 'chromium' | 'firefox';

/** What an extension page has drawn when it is ready to be used. */
export const PAGE_IS_DRAWN = '#root > *';

/** A host that leads to the test server, and isn't this machine to the browser: a page of it is no secure context. */
export const PLAIN_HOST = 'courier.example';

/** A real browser with the built extension installed, driven from outside as a reader's hands would. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  /** Folder into which downloads go. */
  readonly downloadDir: string;
  /** Address of one of the extension's pages, such as `library.html#/`. */
  extensionUrl(path: string): string;
  /** Opens a web page in a tab of its own and waits until it has loaded, or until its text is there. */
  newPage(url: string, until?: 'load' | 'domcontentloaded'): Promise<Page>;
  /** Opens one of the extension's pages and waits until it has drawn something, or the element named by `ready`. */
  openExtensionPage(path: string, ready?: string): Promise<Page>;
  /** Loads an extension page afresh and waits as `openExtensionPage` does; `page.reload()` never ends in Firefox. */
  reloadExtensionPage(page: Page, ready?: string): Promise<void>;
  /** The tab in which the extension itself opens one of its pages: the first whose address begins so, now or soon. */
  waitForExtensionPage(path: string): Promise<Page>;
  /** Clicks the extension's toolbar button over a page: grants `activeTab`, closes an open popup, opens a new one. */
  clickToolbar(page: Page): Promise<Popup>;
  /** The browser's panel beside the page, once something has opened it: driven as the popup is. */
  openedPanel(): Promise<Popup>;
  /** Makes pages believe that the reader's system is light or dark. */
  setColorScheme(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  /** Sends downloads to another folder, which is made if need be and never removed. */
  setDownloadDir(dir: string): Promise<void>;
  /** Waits for the next finished download, and gives its path. Ask before the click that starts it. */
  nextDownload(): Promise<string>;
  /** Installs another extension beside ours. */
  installExtension(dir: string): Promise<void>;
  /** What the browser would warn of when it installs an extension with this manifest, in its own words. */
  permissionWarnings(manifest: object): Promise<string[]>;
  close(): Promise<void>;
  /** Resolves when the reader has closed the browser. */
  closed(): Promise<void>;
  /** Ends the browser as a crash would. */
  kill(): Promise<void>;
}

/** The popup, which is no tab: it opens at a click and is gone at the next click elsewhere. Or the panel, which stays. */
export interface Popup {
  /**
   * Value of an expression, or of a function with its arguments, in the popup's document, as JSON carries it. A promise
   * is awaited; `undefined` comes as null.
   */
  evaluate<Args extends unknown[]>(
    source: string | ((...args: Args) => unknown),
    ...args: Args
  ): Promise<unknown>;
  /** Waits until an expression is true in the popup's document; one that throws is not true yet. */
  waitForExpression(expression: string, timeoutMs?: number): Promise<void>;
  /** Waits until an element is there. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
  text(selector: string): Promise<string>;
  /**
   * Clicks in the middle of an element with the mouse, once it can be used and stands still: trusted, and a gesture that may ask
   * for permissions.
   */
  click(selector: string): Promise<void>;
  /** Types into the focused element, key by key. `\n` is Enter. */
  type(text: string): Promise<void>;
  /** Presses a key such as `ArrowDown` or `Tab` and lets it go. */
  press(key: KeyInput): Promise<void>;
  /** Makes it believe that the reader's system is light or dark. */
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** Writes a PNG of what the popup shows. */
  screenshot(path: string): Promise<void>;
  isClosed(): Promise<boolean>;
  /** Resolves when the popup is gone, by whatever cause. */
  waitUntilClosed(): Promise<void>;
  close(): Promise<void>;
}
