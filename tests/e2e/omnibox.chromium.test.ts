import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import { ChromiumBrowser } from './support/chromium.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { startServer, type TestServer } from './support/server.ts';

/** Signs that XML has a use for, and Chinese. */
const TITLE = 'Ferries & <bridges> of the “North” Sea: 渡輪';

let browser: ChromiumBrowser;
let server: TestServer;

beforeAll(async () => {
  const paragraph =
    '<p>The ferry has crossed this river for two hundred years, in fog and in flood, and once in snow.</p>';
  const title = TITLE.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
  server = await startServer({
    routes: {
      '/story': {
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${paragraph.repeat(8)}</article>`,
      },
    },
  });
  const launched = await freshBrowser('chromium');
  if (!(launched instanceof ChromiumBrowser)) throw new Error('this test is for Chromium');
  browser = launched;
  const site = await browser.newPage(server.url('/story'));
  const popup = await browser.clickToolbar(site);
  await popup.waitFor('[data-saved=created]');
  await popup.close();
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

interface Suggestion {
  content: string;
  description: string;
}

/** What our listener suggests. Chromium's own address bar can't be typed in from outside; its events can be given to the worker. */
function suggested(typed: string): Promise<Suggestion[]> {
  return browser.evaluateInServiceWorker(
    (text: string) =>
      new Promise((resolve) => {
        dispatch(chrome.omnibox.onInputChanged, text, resolve);
        function dispatch(event: object, ...args: unknown[]): void {
          (event as { dispatch: (...all: unknown[]) => void }).dispatch(...args);
        }
      }),
    typed,
  ) as Promise<Suggestion[]>;
}

async function enter(
  typed: string,
  disposition: 'currentTab' | 'newForegroundTab' | 'newBackgroundTab',
): Promise<void> {
  await browser.evaluateInServiceWorker(
    (...args: string[]) => {
      (chrome.omnibox.onInputEntered as unknown as { dispatch: (...all: string[]) => void }).dispatch(
        ...args,
      );
    },
    typed,
    disposition,
  );
}

describe('the keyword in the address bar of Chromium', () => {
  it('suggests saved articles in markup that Chromium can read', async () => {
    const [first, ...others] = await suggested('ferr');
    expect(others).toEqual([]);
    expect(first?.content).toBe(server.url('/story'));
    expect(first?.description).toMatch(/^<match>Ferr<\/match>ies &amp; &lt;bridges&gt; /);
    // It is read where it is set; a text that isn't XML is refused there as among suggestions.
    const refused = (description: string): Promise<unknown> =>
      browser.evaluateInServiceWorker(
        (text: string) =>
          chrome.omnibox.setDefaultSuggestion({ description: text }).then(
            () => null,
            (error: unknown) => String(error),
          ),
        description,
      );
    expect(await refused(first?.description ?? '')).toBeNull();
    expect(await refused('<match>Ferries & bridges')).not.toBeNull();
  });

  it('suggests by what stands in the text, and in Chinese', async () => {
    expect(await suggested('"in flood"')).toHaveLength(1);
    expect(await suggested('渡轮')).toHaveLength(1);
    expect(await suggested('nothing of it')).toEqual([]);
  });

  it('suggests the same when the worker was stopped before', async () => {
    await browser.stopServiceWorker();
    expect(await suggested('ferr')).toHaveLength(1);
  });

  it('opens the article that was chosen, and else the library with what was typed, where the bar wants it', async () => {
    await enter(server.url('/story'), 'newForegroundTab');
    const reader = await browser.waitForExtensionPage('library.html#/article/');
    await reader.waitForSelector('article h1');
    expect(await reader.$eval('article h1', ({ textContent }) => textContent)).toContain('Ferries');
    expect(await reader.evaluate(() => document.visibilityState)).toBe('visible');

    await reader.bringToFront();
    await enter('ferr -bridge', 'currentTab');
    await reader.waitForFunction(
      () => new URLSearchParams(location.hash.split('?')[1]).get('q') === 'ferr -bridge',
    );
    await reader.waitForSelector('search input');

    await enter('渡輪', 'newBackgroundTab');
    const behind = await browser.waitForExtensionPage(`library.html#/?q=${encodeURIComponent('渡輪')}`);
    expect(await behind.evaluate(() => document.visibilityState)).toBe('hidden');
  });
});
