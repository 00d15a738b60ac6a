import type { KeyInput, Page } from 'puppeteer-core';

import { atRest } from './at-rest.ts';
import type { Popup } from './extension-browser.ts';
import { pageExpression } from './page-expression.ts';

/** The popup in Chromium: a page of its own, of the popup's size. */
export class ChromiumPopup implements Popup {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async evaluate<Args extends unknown[]>(
    source: string | ((...args: Args) => unknown),
    ...args: Args
  ): Promise<unknown> {
    return (await this.#page.evaluate(pageExpression(source, args))) ?? null;
  }

  async waitForExpression(expression: string, timeoutMs = 30_000): Promise<void> {
    const forgiving = `(() => { try { return Boolean(${expression}); } catch { return false; } })()`;
    try {
      // Focus and the values of fields change without a mutation, so every frame is looked at.
      await this.#page.waitForFunction(forgiving, { timeout: timeoutMs, polling: 'raf' });
    } catch (error) {
      const text = this.#page.isClosed() ? 'nothing: it is closed' : await this.text('body');
      throw new Error(`waited in vain for ${expression} in the popup, which shows: ${text}`, {
        cause: error,
      });
    }
  }

  async waitFor(selector: string, timeoutMs = 30_000): Promise<void> {
    await this.waitForExpression(`document.querySelector(${JSON.stringify(selector)})`, timeoutMs);
  }

  async text(selector: string): Promise<string> {
    const element = await this.#page.waitForSelector(selector);
    return (await element?.evaluate((one) => (one instanceof HTMLElement ? one.innerText : ''))) ?? '';
  }

  async click(selector: string): Promise<void> {
    await this.evaluate(atRest, selector, 30_000);
    try {
      await this.#page.click(selector);
    } catch (error) {
      // What is clicked may close the popup before the click has been answered.
      if (!this.#page.isClosed()) throw error;
    }
  }

  async type(text: string): Promise<void> {
    for (const character of text) {
      if (character === '\n') await this.press('Enter');
      else await this.#page.keyboard.type(character);
    }
  }

  async press(key: KeyInput): Promise<void> {
    try {
      await this.#page.keyboard.press(key);
    } catch (error) {
      if (!this.#page.isClosed()) throw error;
    }
  }

  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.#page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  }

  async screenshot(path: string): Promise<void> {
    const body = await this.#page.waitForSelector('body');
    await body?.screenshot({ path });
  }

  isClosed(): Promise<boolean> {
    return Promise.resolve(this.#page.isClosed());
  }

  async waitUntilClosed(): Promise<void> {
    if (this.#page.isClosed()) return;
    await new Promise<void>((resolve) => {
      this.#page.once('close', () => {
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    try {
      if (!this.#page.isClosed()) await this.#page.close();
    } catch (error) {
      // It may just have closed by itself.
      if (!this.#page.isClosed()) throw error;
    }
  }
}
