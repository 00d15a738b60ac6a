import type { Page } from 'puppeteer-core';

/** A browser that the tests can drive with the extension in it. */
export type BrowserName = 'chromium' | 'firefox';

/** A real browser with the built extension installed, driven from outside as a reader's hands would. */
export interface ExtensionBrowser {
  readonly name: BrowserName;
  /** Folder into which downloads go. */
  readonly downloadDir: string;
  /** Opens a web page in a tab of its own and waits until it has loaded, or until its text is there. */
  newPage(url: string, until?: 'load' | 'domcontentloaded'): Promise<Page>;
  /** Opens one of the extension's pages, such as `library.html#/`, and waits until it has drawn something. */
  openExtensionPage(path: string): Promise<Page>;
  /** Clicks the extension's toolbar button over a page: grants `activeTab` and opens the popup. */
  clickToolbar(page: Page): Promise<Popup>;
  /** Makes pages believe that the reader's system is light or dark. */
  setColorScheme(page: Page, scheme: 'light' | 'dark'): Promise<void>;
  /** Waits for the next finished download, and gives its path. Ask before the click that starts it. */
  nextDownload(): Promise<string>;
  close(): Promise<void>;
  /** Resolves when the reader has closed the browser. */
  closed(): Promise<void>;
  /** Ends the browser as a crash would. */
  kill(): Promise<void>;
}

/** The popup, which is no tab: it opens at a click and is gone at the next click elsewhere. */
export interface Popup {
  /** Value of an expression in the popup's document, as JSON carries it. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true in the popup's document. */
  waitForExpression(expression: string, timeoutMs?: number): Promise<void>;
  /** Waits until an element is there. */
  waitFor(selector: string, timeoutMs?: number): Promise<void>;
  text(selector: string): Promise<string>;
  click(selector: string): Promise<void>;
  /** Types into the focused element, key by key. `\n` is Enter. */
  type(text: string): Promise<void>;
  /** Makes it believe that the reader's system is light or dark. */
  setColorScheme(scheme: 'light' | 'dark'): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}
