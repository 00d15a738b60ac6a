import { writeFileSync } from 'node:fs';

import type { KeyInput } from 'puppeteer-core';

import { atRest } from './at-rest.ts';
import type { Popup } from './extension-browser.ts';
import type { FirefoxChromeScope } from './firefox-chrome-scope.ts';
import { pageExpression } from './page-expression.ts';

const POPUP = `document.querySelector('browser.webextension-popup-browser')`;
const PANEL = `document.getElementById('sidebar')?.contentDocument?.getElementById('webext-panels-browser')`;

/** The popup, or the panel, lives in a process of its own: we reach its document by a frame script, as Firefox's own tests do. */
export class FirefoxPopup implements Popup {
  readonly #chrome: FirefoxChromeScope;
  /** Tells this popup from one that was opened later. */
  readonly #id: number;
  /** Expression for the `<browser>` that it is in, and statements that close it. */
  readonly #browser: string;
  readonly #closing: string;

  private constructor(chrome: FirefoxChromeScope, id: number, browser = POPUP, closing = CLOSE_POPUP) {
    this.#chrome = chrome;
    this.#id = id;
    this.#browser = browser;
    this.#closing = closing;
  }

  /** Clicks the toolbar button, which is moved from the menu of extensions into the toolbar first. */
  static async open(chrome: FirefoxChromeScope, widgetId: string): Promise<FirefoxPopup> {
    const id = await chrome.run(`
      const { CustomizableUI } = ChromeUtils.importESModule('moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs');
      ${CLOSE_POPUP}
      CustomizableUI.addWidgetToArea('${widgetId}', CustomizableUI.AREA_NAVBAR);
      const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const button = () => document.getElementById('${widgetId}')?.querySelector('.unified-extensions-item-action-button');
      while (!button()) await nextFrame();
      // The document is loaded in a hidden panel first and moved into the real one: before this event, whatever
      // speaks with it is cut off.
      const browser = await new Promise((resolve, reject) => {
        document.addEventListener('WebExtPopupLoaded', ({ target }) => { resolve(target); }, { once: true });
        setTimeout(() => { reject(new Error('the popup did not open')); }, 20000);
        button().click();
      });
      const panel = browser.closest('panel');
      while (panel.state === 'showing' || panel.state === 'closed' && browser.isConnected) await nextFrame();
      return browser.browsingContext?.id ?? 0;
    `);
    return new FirefoxPopup(chrome, Number(id));
  }

  /** The popup that a menu or a key has opened, now or soon. */
  static async opened(chrome: FirefoxChromeScope): Promise<FirefoxPopup> {
    const id = await chrome.run(`
      for (const started = Date.now(); Date.now() - started < 20000; ) {
        const browser = ${POPUP};
        if (browser?.closest('panel')?.state === 'open' && browser.browsingContext) return browser.browsingContext.id;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      throw new Error('no popup was opened');
    `);
    return new FirefoxPopup(chrome, Number(id));
  }

  /** The panel beside the page, now or soon. */
  static async openedPanel(chrome: FirefoxChromeScope): Promise<FirefoxPopup> {
    const id = await chrome.run(`
      for (const started = Date.now(); Date.now() - started < 20000; ) {
        const browser = ${PANEL};
        // Until its page has come, it is another frame of another process.
        const isThere = browser?.currentURI?.spec.endsWith('/sidepanel.html') && !browser.webProgress.isLoadingDocument;
        if (isThere && browser.browsingContext) return browser.browsingContext.id;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      throw new Error('no panel was opened');
    `);
    return new FirefoxPopup(chrome, Number(id), PANEL, 'SidebarController.hide();');
  }

  async evaluate<Args extends unknown[]>(
    source: string | ((...args: Args) => unknown),
    ...args: Args
  ): Promise<unknown> {
    const expression = pageExpression(source, args);
    const json = await this.#inFrame(
      `return evaluate(${JSON.stringify(`(async () => JSON.stringify((await (${expression}\n)) ?? null))()`)});`,
    );
    return JSON.parse(String(json)) as unknown;
  }

  async waitForExpression(expression: string, timeoutMs = 30_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const seen = (await this.#inFrame(
        `
        for (const started = Date.now(); Date.now() - started < ${String(LOOK_MS)}; ) {
          try { if (evaluate(${JSON.stringify(`Boolean(${expression})`)})) return { isTrue: true }; } catch { /* not yet */ }
          await new Promise((resolve) => { content.setTimeout(resolve, 20); });
        }
        return { isTrue: false, shown: content.document.body.innerText };
      `,
        { isRepeatable: true },
      )) as { isTrue: boolean; shown?: string };
      if (seen.isTrue) return;
      if (Date.now() > deadline)
        throw new Error(`waited in vain for ${expression} in the popup, which shows: ${seen.shown ?? ''}`);
    }
  }

  waitFor(selector: string, timeoutMs = 30_000): Promise<void> {
    return this.waitForExpression(`document.querySelector(${JSON.stringify(selector)})`, timeoutMs);
  }

  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    return String(await this.evaluate(`document.querySelector(${JSON.stringify(selector)}).innerText`));
  }

  async click(selector: string): Promise<void> {
    await this.evaluate(atRest, selector, 30_000);
    await this.#inFrame(
      `
      const element = content.document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      for (const type of ['mousemove', 'mousedown', 'mouseup']) {
        content.synthesizeMouseEvent(
          type, left + width / 2, top + height / 2,
          { button: 0, clickCount: type === 'mousemove' ? 0 : 1, modifiers: 0, inputSource: content.MouseEvent.MOZ_SOURCE_MOUSE },
          // Events that pass for the widget's own are dropped.
          { isDOMEventSynthesized: true, isWidgetEventSynthesized: false, isAsyncEnabled: false },
        );
      }
    `,
      { mayClose: true },
    );
  }

  async type(text: string): Promise<void> {
    await this.#pressAll(Array.from(text, (character) => (character === '\n' ? 'Enter' : character)));
  }

  async press(key: KeyInput): Promise<void> {
    await this.#pressAll([key]);
  }

  async setColorScheme(scheme: 'light' | 'dark'): Promise<void> {
    // It follows the browser's own scheme, not the one of pages.
    await this.#chrome.run(`${this.#find()}.browsingContext.prefersColorSchemeOverride = '${scheme}';`);
  }

  async screenshot(path: string): Promise<void> {
    // Drawn only when the frame has been painted in its latest state.
    await this.evaluate(
      `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`,
    );
    const url = await this.#chrome.run(`
      const bitmap = await ${this.#browser}.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white');
      const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      return canvas.toDataURL();
    `);
    writeFileSync(path, Buffer.from(String(url).split(',')[1] ?? '', 'base64'));
  }

  async isClosed(): Promise<boolean> {
    return (await this.#chrome.run(`return ${this.#find()} === null;`)) === true;
  }

  async waitUntilClosed(): Promise<void> {
    await this.#chrome.run(`
      while (${this.#find()}) await new Promise((resolve) => requestAnimationFrame(resolve));
    `);
  }

  async close(): Promise<void> {
    await this.#chrome.run(`if (${this.#find()}) { ${this.#closing} }`);
  }

  /** Expression for the popup's `<browser>`, or null when it is gone. */
  #find(): string {
    return `(${this.#browser}?.browsingContext?.id === ${String(this.#id)} ? ${this.#browser} : null)`;
  }

  async #pressAll(keys: string[]): Promise<void> {
    await this.#inFrame(
      `
      const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
      input.beginInputTransactionForTests(content);
      for (const key of ${JSON.stringify(keys)}) {
        const event = new content.KeyboardEvent('', { key });
        input.keydown(event);
        input.keyup(event);
      }
    `,
      { mayClose: true },
    );
  }

  /**
   * Runs a function body in the popup's frame; `evaluate` runs an expression in its document, past its policy. Now and then a
   * message from or to a frame is lost, when its document has only just been moved into the panel: a script that hasn't begun is
   * sent again, and so is one that gave no answer if it may run twice.
   */
  async #inFrame(body: string, { mayClose = false, isRepeatable = false } = {}): Promise<unknown> {
    const answer = (await this.#chrome.run(`
      const browser = ${this.#find()};
      if (!browser) return { isClosed: true };
      const name = 'cuttings:' + Math.random();
      const script = ${JSON.stringify(`(async () => {
        const begun = (content.begun ??= new Set());
        if (begun.has(NAME)) return;
        begun.add(NAME);
        sendAsyncMessage(NAME, { hasBegun: true });
        const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
        const evaluate = (source) => Cu.evalInSandbox(source, sandbox);
        try { sendAsyncMessage(NAME, { value: await (async () => { BODY })() }); }
        catch (error) { sendAsyncMessage(NAME, { error: String(error) }); }
      })();`)};
      const { messageManager } = browser;
      const isRepeatable = ${String(isRepeatable)};
      let watch;
      const answer = await new Promise((resolve) => {
        let times = 0;
        let sentAt = 0;
        let hasBegun = false;
        const send = () => {
          times += 1;
          sentAt = Date.now();
          // One that only comes late begins once all the same, unless it may do so again.
          const its = isRepeatable ? name + times : name;
          if (isRepeatable || times === 1)
            messageManager.addMessageListener(its, ({ data }) => {
              if (data.hasBegun) hasBegun = true;
              else resolve(data);
            });
          // Frame scripts of a data: URL are read as Latin-1; beyond ASCII there are only strings, which can be escaped.
          const ascii = script
            .replaceAll('NAME', JSON.stringify(its))
            .replace('BODY', () => ${JSON.stringify(body)})
            .replace(/[^\\x00-\\x7f]/g, (unit) => '\\\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));
          messageManager.loadFrameScript('data:,' + encodeURIComponent(ascii), false);
        };
        watch = setInterval(() => {
          // A popup that closes takes the answer with it.
          if (!browser.isConnected) resolve({ isClosed: true });
          else if (Date.now() - sentAt > ${String(LOST_MS)} && (isRepeatable || !hasBegun)) send();
        }, 20);
        send();
      });
      clearInterval(watch);
      return answer;
    `)) as { value?: unknown; error?: string; isClosed?: boolean };
    if (answer.error !== undefined) throw new Error(answer.error);
    if (answer.isClosed === true && !mayClose) throw new Error('the popup is closed');
    return answer.value;
  }
}

/** How long a frame is looked at in one go, and when a script in it is taken for lost. */
const LOOK_MS = 1_000;
const LOST_MS = 10_000;

/** Statements that close the popup, if one is open, and wait until it is gone. */
const CLOSE_POPUP = `
  ${POPUP}?.closest('panel')?.hidePopup();
  while (${POPUP}) await new Promise((resolve) => requestAnimationFrame(resolve));
`;
