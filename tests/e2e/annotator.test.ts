import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser } from './support/extension-browser.ts';
import { ferryPage } from './support/ferry-page.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { clickOn, drawn, highlight, showHighlights, select, tabInto } from './support/marked-page.ts';
import { openPanel } from './support/open-panel.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
/** Answers what a busy page waits for. */
let letGo = (): void => undefined;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/ferry': { body: ferryPage(), headers: { 'content-security-policy': "default-src 'none'" } },
      '/panel': { body: ferryPage() },
      '/restless': { body: ferryPage({ after: RESTLESS }) },
      '/app/one': { body: ferryPage({ after: '<div class="screen"></div>' }) },
      '/hostile': { body: ferryPage({ after: HOSTILE }) },
      '/many': { body: manyPage() },
      '/twice': { body: ferryPage() },
      '/busy': { body: ferryPage() },
      '/held': async (response) => {
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        response.end();
      },
    },
  });
  browser = await freshBrowser(browserName);
  library = await browser.openExtensionPage('library.html');
});

afterAll(async () => {
  letGo();
  await closeBrowser(browser);
  await server.close();
});

/** Opens a page with the annotator in it, and its article saved. */
async function openAnnotated(path: string): Promise<Page> {
  const tab = await browser.newPage(server.url(path));
  await showHighlights(browser, tab);
  return tab;
}

const notes = async () => {
  const rows = await storedRows(library, 'annotations');
  return rows.flatMap(({ body }) => (body as { value: string }[]).map(({ value }) => value));
};

/** Adds highlights to the library past all of our code: one of each paragraph's beginning. */
async function addHighlights(article: Record<string, unknown> | undefined, count: number): Promise<void> {
  await library.evaluate(
    async ({ id, versionId, url }, wanted) => {
      const open = indexedDB.open('cuttings');
      const database = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => {
          resolve(open.result);
        };
      });
      const transaction = database.transaction('annotations', 'readwrite');
      for (let index = 0; index < wanted; index += 1) {
        const exact = `Berth ${String(index)}: here the ferry number ${String(index * 7919)}`;
        transaction.objectStore('annotations').add({
          id: crypto.randomUUID(),
          articleId: id,
          versionId,
          motivation: 'highlighting',
          color: 'yellow',
          body: [],
          target: {
            source: url,
            selector: [
              { type: 'TextQuoteSelector', exact, prefix: '', suffix: ' was moored for the winter' },
            ],
          },
          created: '2026-01-01T00:00:00.000Z',
          modified: '2026-01-01T00:00:00.000Z',
          deletedAt: null,
        });
      }
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      database.close();
    },
    article ?? {},
    count,
  );
}

const quotes = async () => {
  const rows = await storedRows(library, 'annotations');
  return rows.map(({ target }) => (target as { selector: { exact: string }[] }).selector[0]?.exact);
};

/** A page that changes all the time, and makes its third paragraph anew when it is told to. */
const RESTLESS = `<div id="ad"></div><script>
  let count = 0;
  setInterval(() => {
    document.getElementById('ad').textContent = 'Advertisement ' + (count += 1);
    if (!('makeAnew' in document.body.dataset)) return;
    delete document.body.dataset.makeAnew;
    const third = document.querySelectorAll('.story p')[2];
    third.replaceWith(third.cloneNode(true));
  }, 10);
</script>`;

/** A page that watches its own document, hears every event, and makes some up. */
const HOSTILE = `<style>cuttings-annotator { display: none !important; opacity: 0 !important; }</style><script>
  window.seen = { texts: [], targets: [], roots: 0 };
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    window.seen.roots += 1;
    return attachShadow.call(this, { ...options, mode: 'open' });
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) window.seen.texts.push(node.textContent + (node.outerHTML ?? '') + (node.shadowRoot ? 'OPEN' : ''));
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  for (const type of ['click', 'keydown', 'keyup', 'pointerdown', 'pointerup', 'focusin', 'message', 'input']) {
    window.addEventListener(type, (event) => {
      window.seen.targets.push(...event.composedPath().map((one) => one.localName ?? one.nodeName ?? 'window'));
    }, true);
  }
</script>`;

/** A long page: three hundred paragraphs, each with words of its own. */
function manyPage(): string {
  const story = Array.from(
    { length: 300 },
    (_, index) =>
      `<p>Berth ${String(index)}: here the ferry number ${String(index * 7919)} was moored for the winter, and nobody came to look.</p>`,
  );
  return `<!doctype html><html lang="en"><title>Three hundred berths</title><article><h1>Three hundred berths</h1>${story.join('')}</article></html>`;
}

describe(`highlights in the live page in ${browserName}`, () => {
  it('are made where the reader reads, stored, drawn without touching the page, and there again', async () => {
    const tab = await openAnnotated('/ferry');
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    await highlight(tab, 'Paragraph 2: the ferry');
    await soon(quotes).toEqual(['Paragraph 2: the ferry']);
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry'] });
    await soon(() => tab.evaluate(() => document.documentElement.outerHTML)).toBe(before);

    await tab.reload();
    expect(await drawn(tab)).toEqual({});
    await showHighlights(browser, tab);
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 2: the ferry'] });
  });

  it('stand at the same place in the reader', async () => {
    const [article] = await storedRows(library, 'articles');
    const reader = await browser.openExtensionPage(`library.html#/article/${String(article?.id)}`);
    await soon(() => drawn(reader)).toEqual({ yellow: ['Paragraph 2: the ferry'] });
    await reader.close();
  });

  it('are changed, deleted and brought back where they stand', async () => {
    const tab = await openAnnotated('/panel');
    await highlight(tab, 'Paragraph 1: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
    await clickOn(tab, 'Paragraph 1: the ferry');
    await tab.waitForSelector('cuttings-annotator');
    await tabInto(tab);
    await tab.keyboard.press('ArrowRight');
    await tab.keyboard.press('Enter');
    await soon(() => drawn(tab)).toEqual({ green: ['Paragraph 1: the ferry'] });
    // The colour used last is the next one's: the tests that follow have that of before.
    await clickOn(tab, 'Paragraph 1: the ferry');
    await tab.waitForSelector('cuttings-annotator');
    await tabInto(tab);
    await tab.keyboard.press('ArrowLeft');
    await tab.keyboard.press('Enter');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 1: the ferry'] });
  });

  it('have their notes in the panel, which the popup opens', async () => {
    const tab = await browser.newPage(server.url('/panel'));
    const panel = await openPanel(browser, tab);
    await panel.waitFor('[data-annotation-id]');
    expect(await panel.text('[data-annotation-id] q')).toBe('Paragraph 1: the ferry');
    await panel.click('[data-annotation-id] footer button');
    await panel.click('[data-annotation-id] textarea');
    await panel.type('Two hundred?');
    await soon(notes).toContain('Two hundred?');

    // What is made in the page comes into the panel, and what the panel is told to go to is gone to in the page.
    await highlight(tab, 'Paragraph 6: the ferry');
    await panel.waitForExpression(`document.querySelectorAll('[data-annotation-id]').length === 2`);
    await panel.click('[data-annotation-id]:last-of-type button');
    await soon(() => drawn(tab)).toMatchObject({ 'focused-yellow': ['Paragraph 6: the ferry'] });
    await panel.close();
  });

  it('are made in two tabs at once, and all show in both', async () => {
    const first = await openAnnotated('/twice');
    const second = await openAnnotated('/twice');
    await select(second, 'Paragraph 2: the ferry');
    await tabInto(second);
    const begun = second.keyboard.press('Enter');
    await first.bringToFront();
    await highlight(first, 'Paragraph 3: the ferry');
    await begun;
    await soon(() => drawn(first)).toEqual({ yellow: ['Paragraph 2: the ferry', 'Paragraph 3: the ferry'] });
    await second.bringToFront();
    await soon(() => drawn(second)).toEqual({ yellow: ['Paragraph 2: the ferry', 'Paragraph 3: the ferry'] });
  });

  it('come back in a page that never stands still', async () => {
    const tab = await openAnnotated('/restless');
    await highlight(tab, 'Paragraph 3: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 3: the ferry'] });
    await tab.evaluate(() => {
      document.body.dataset.makeAnew = '';
    });
    await tab.waitForFunction(() => !('makeAnew' in document.body.dataset));
    // What was drawn on went with the paragraph that it stood in.
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 3: the ferry'] });
  });

  it('follow the reader through a page that loads no other', async () => {
    const tab = await openAnnotated('/app/one');
    await highlight(tab, 'Paragraph 4: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 4: the ferry'] });
    await tab.evaluate(() => {
      history.pushState(null, '', '/app/two');
    });
    await soon(() => drawn(tab)).toEqual({});
    await tab.goBack();
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 4: the ferry'] });
  });

  it('save a page that the reader has come to within another', async () => {
    const tab = await openAnnotated('/app/one');
    await tab.evaluate(() => {
      history.pushState(null, '', '/app/three');
      const heading = document.querySelector('h1');
      if (heading) heading.textContent = 'The third screen';
      document.querySelectorAll('.story p').forEach((paragraph, index) => {
        paragraph.textContent = `Screen three, part ${String(index)}: nobody has read these words before, and they are long enough for a story of their own.`;
      });
    });
    await soon(() => drawn(tab)).toEqual({});
    await highlight(tab, 'Screen three, part 1');
    await soon(async () => (await storedRows(library, 'articles')).map(({ url }) => url)).toContain(
      server.url('/app/three'),
    );
    await soon(quotes).toContain('Screen three, part 1');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Screen three, part 1'] });
  });

  it('tell a hostile page nothing but where its own text is marked, and hear nothing of it', async () => {
    const tab = await openAnnotated('/hostile');
    await highlight(tab, 'Paragraph 5: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 5: the ferry'] });
    await clickOn(tab, 'Paragraph 5: the ferry');
    // It stands in front of the page, whatever that says of it.
    await tab.waitForFunction(() => {
      const host = document.querySelector('cuttings-annotator');
      return host && host.clientWidth > 0 && getComputedStyle(host).opacity === '1';
    });
    const seen = await tab.evaluate(
      () => (globalThis as unknown as { seen: { texts: string[]; targets: string[]; roots: number } }).seen,
    );
    expect(seen.roots).toBe(0);
    expect(new Set(seen.texts.filter((text) => text.includes('cuttings')))).toEqual(
      new Set(['<cuttings-annotator lang="en" dir="ltr" popover="manual"></cuttings-annotator>']),
    );
    expect(seen.targets).not.toContain('button');
    // What the page makes up opens and marks nothing.
    await tab.keyboard.press('Escape');
    await tab.waitForFunction(() => !document.querySelector('cuttings-annotator'));
    await tab.evaluate(() => {
      const mark = [...CSS.highlights.values()].flatMap((one) => [...one])[0] as Range;
      const { left, top } = mark.getBoundingClientRect();
      for (const type of ['pointerdown', 'pointerup', 'click'])
        document.body.dispatchEvent(
          new MouseEvent(type, { clientX: left + 5, clientY: top + 5, bubbles: true }),
        );
    });
    expect(await tab.$('cuttings-annotator')).toBeNull();
  });

  it('can be made though the popup was closed while the page was busy', async () => {
    const tab = await browser.newPage(server.url('/busy'));
    await tab.evaluate(() => {
      setTimeout(() => {
        const request = new XMLHttpRequest();
        request.open('GET', '/held', false);
        request.send();
      });
    });
    await soon(() => Promise.resolve(server.requests)).toContain('/held');
    const popup = await browser.clickToolbar(tab);
    await popup.waitForExpression(`document.querySelector('h1')?.innerText`);
    await popup.close();
    letGo();
    await soon(async () => (await storedRows(library, 'articles')).map(({ url }) => url)).toContain(
      server.url('/busy'),
    );
    await tab.bringToFront();
    await highlight(tab, 'Paragraph 4: the ferry');
    await soon(() => drawn(tab)).toEqual({ yellow: ['Paragraph 4: the ferry'] });
  });

  it('are all found among three hundred', async () => {
    const tab = await openAnnotated('/many');
    const [article] = (await storedRows(library, 'articles')).filter(
      ({ url }) => url === server.url('/many'),
    );
    await addHighlights(article, 300);
    await tab.reload();
    await showHighlights(browser, tab);
    await soon(async () => (await drawn(tab)).yellow?.length).toBe(300);
  });
});
