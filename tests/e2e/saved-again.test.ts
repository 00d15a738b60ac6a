import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { closeBrowser } from './support/close-browser.ts';
import type { BrowserName, ExtensionBrowser, Popup } from './support/extension-browser.ts';
import { freshBrowser } from './support/launch-extension.ts';
import { type ReaderPage, readerPage } from './support/reader-page.ts';
import { startServer, type TestServer } from './support/server.ts';
import { soon } from './support/soon.ts';
import { storedRows } from './support/stored.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

/** One paragraph each: what is highlighted of it, and what the newspaper makes of the paragraph. */
const EDITS: { name: string; paragraph: string; quote: string; edited: string; state: string }[] = [
  {
    name: 'stays as it is, below a new paragraph',
    paragraph:
      'Captain Dora Penhallow has steered the ferry across the estuary for thirty-one years without a day of illness.',
    quote: 'steered the ferry across the estuary',
    edited:
      'The council met on Tuesday evening.</p><p>Captain Dora Penhallow has steered the ferry across the estuary for thirty-one years without a day of illness.',
    state: 'moved',
  },
  {
    name: 'is set in other quotation marks',
    paragraph:
      'The harbour office said: "Nobody was asked before the timetable was changed for the winter months."',
    quote: '"Nobody was asked before the timetable was changed',
    edited:
      'The harbour office said: “Nobody was asked before the timetable was changed for the winter months.”',
    state: 'moved',
  },
  {
    name: 'has a link and bold type put into it',
    paragraph:
      'A bridge of concrete, four lanes wide, is to be finished by the spring and will carry lorries to the quarry.',
    quote: 'four lanes wide, is to be finished by the spring',
    edited:
      'A bridge of concrete, <b>four lanes</b> wide, is to be <a href="/spring">finished</a> by the spring and will carry lorries to the quarry.',
    state: 'moved',
  },
  {
    name: 'has a word changed',
    paragraph:
      'Farmers on the eastern bank fear that the detour will cost them an hour with every load of milk they bring to town.',
    quote: 'fear that the detour will cost them an hour with every load of milk',
    edited:
      'Farmers on the eastern bank fear that the detour will cost them two hours with every load of milk they bring to town.',
    state: 'changed',
  },
  {
    name: 'has words put in',
    paragraph:
      'The oldest ticket in the museum was sold in the year of the great flood to a piano tuner from the northern hills.',
    quote: 'was sold in the year of the great flood to a piano tuner',
    edited:
      'The oldest ticket in the museum was sold, so its label says, in the year of the great flood to a piano tuner from the northern hills.',
    state: 'changed',
  },
  {
    name: 'is deleted',
    paragraph:
      'Her deputy keeps a notebook of every heron that has landed on the bow rail since the engine was replaced.',
    quote: 'keeps a notebook of every heron that has landed on the bow rail',
    edited: 'Nothing else was decided.',
    state: 'orphaned',
  },
  {
    name: 'is rewritten from end to end',
    paragraph:
      'Schoolchildren painted the wheelhouse blue last summer, with brushes that a hardware shop had lent them.',
    quote: 'Schoolchildren painted the wheelhouse blue last summer',
    edited: 'It remains unclear who pays for the removal of both landing stages.',
    state: 'orphaned',
  },
  {
    name: 'has its paragraph shortened around it',
    paragraph:
      'After the last crossing, which begins at dusk, a brass band from Tollmouth will play on the slipway until the tide turns.',
    quote: 'a brass band from Tollmouth will play on the slipway',
    edited:
      'After the last crossing a brass band from Tollmouth will play on the slipway until the tide turns.',
    state: 'moved',
  },
  {
    name: 'is written with other spaces and a soft hyphen',
    paragraph:
      'Engineers have measured the current at nineteen places and found it quickest under the ruined customs house.',
    quote: 'found it quickest under the ruined customs house',
    edited:
      'Engineers have measured the current at nineteen places and found it   quickest under&nbsp;the ruined cus&shy;toms house.',
    state: 'moved',
  },
  {
    name: 'goes to another place with its paragraph',
    paragraph:
      'Whoever owns a season ticket gets half of its price back by post, the treasurer promised, before the year is out.',
    quote: 'gets half of its price back by post, the treasurer promised',
    edited: '',
    state: 'moved',
  },
];

const [, , , , , , , , , moving] = EDITS;
const before = EDITS.map(({ paragraph }) => `<p>${paragraph}</p>`).join('');
const after = `<p>${moving?.paragraph ?? ''}</p>${EDITS.map(({ edited }) => (edited === '' ? '' : `<p>${edited}</p>`)).join('')}`;
const pageOf = (story: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last crossing</title></head><body><article><h1>The last crossing</h1>${story}</article></body></html>`;

let story = before;
let browser: ExtensionBrowser;
let server: TestServer;
let library: Page;
let articleId: string;

beforeAll(async () => {
  server = await startServer({
    routes: {
      '/crossing': (response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(pageOf(story));
      },
    },
  });
  browser = await freshBrowser(browserName);
  const popup = await browser.clickToolbar(await browser.newPage(server.url('/crossing')));
  await popup.waitFor('[data-saved=created]');
  await popup.close();
  library = await browser.openExtensionPage('library.html');
  articleId = String((await storedRows(library, 'articles'))[0]?.id);
});

afterAll(async () => {
  await closeBrowser(browser);
  await server.close();
});

async function openReader(place = ''): Promise<ReaderPage> {
  return readerPage(await browser.openExtensionPage(`library.html#/article/${articleId}${place}`));
}

async function saveAgain(): Promise<Popup> {
  const popup = await browser.clickToolbar(await browser.newPage(server.url('/crossing')));
  await popup.waitFor('[data-saved=known]');
  await popup.waitForExpression(
    `[...document.querySelectorAll('footer button')].some((button) => button.textContent === 'Save again' && (button.click(), true))`,
  );
  await popup.waitFor('[data-saved=new-version]');
  return popup;
}

/** The state of each highlight in the panel, by the words it was made on. */
async function states(page: Page): Promise<Record<string, string>> {
  return page.$$eval('[data-annotation-id]', (cards) =>
    Object.fromEntries(
      cards.map((card) => [
        card.querySelector('[data-quote] q')?.textContent ?? '',
        card.querySelector<HTMLElement>('[data-state]')?.dataset.state ?? '',
      ]),
    ),
  );
}

/** Presses a button of the card of a highlight. */
async function press(page: Page, quote: string, label: string): Promise<void> {
  await page.waitForFunction(
    (words: string, name: string) => {
      const card = [...document.querySelectorAll('[data-annotation-id]')].find(
        (one) => one.querySelector('[data-quote] q')?.textContent === words,
      );
      const button = [...(card?.querySelectorAll('button') ?? [])].find(
        ({ textContent }) => textContent.trim() === name,
      );
      button?.click();
      return Boolean(button);
    },
    {},
    quote,
    label,
  );
}

async function drawn(page: Page): Promise<string[]> {
  const groups = await page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('cuttings-'))
      .flatMap(([, ranges]) => [...ranges].map(String)),
  );
  return groups;
}

const quoteOf = (name: string): string => EDITS.find((edit) => edit.name === name)?.quote ?? '';
const CHANGED = quoteOf('has a word changed');
const ACCEPTED = 'fear that the detour will cost them two hours with every load of milk';
const LOST = quoteOf('is deleted');

// One story in order: each step needs what the steps before it have left in the library.
describe(`an article saved again in ${browserName}`, () => {
  it('keeps every highlight, and says how each stands after ten edits', async () => {
    const { page, select } = await openReader();
    for (const { quote } of EDITS) {
      await select(quote);
      await page.keyboard.press('h');
      await page.waitForFunction(() => !document.querySelector('[role=toolbar]'));
    }
    await soon(async () => (await storedRows(page, 'annotations')).length).toBe(EDITS.length);
    await page.close();

    story = after;
    const popup = await saveAgain();
    await popup.waitFor('[data-carried-over]');
    await soon(async () => (await popup.text('[data-carried-over]')).split(/\s*\n\s*/)).toEqual([
      'Your highlights:',
      '6 kept',
      '2 changed',
      '2 lost',
    ]);
    await popup.click('[data-kind=orphaned]');
    const lost = await browser.waitForExtensionPage(`library.html#/article/${articleId}?state=orphaned`);
    await soon(async () => Object.values(await states(lost))).toEqual(['orphaned', 'orphaned']);
    await lost.close();

    const again = await openReader();
    await soon(() => states(again.page)).toEqual(
      Object.fromEntries(EDITS.map(({ quote, state }) => [quote, state])),
    );
    await again.page.close();
  });

  it('leads to those that are lost, and to all of them again', async () => {
    const { page } = await openReader('?state=orphaned');
    await soon(async () => Object.values(await states(page))).toEqual(['orphaned', 'orphaned']);
    await soon(() => page.$eval('aside search output', ({ textContent }) => textContent)).toBe(
      '2 of 10 highlights',
    );
    await page.locator('aside search [aria-label="Show all highlights"]').click();
    await soon(async () => Object.keys(await states(page)).length).toBe(10);
    await page.type('aside search input', 'HERÓN');
    await soon(async () => Object.keys(await states(page))).toEqual([LOST]);
    await page.close();
  });

  it('takes the new words where the reader accepts them, or keeps both, and undoes either', async () => {
    const { page } = await openReader();
    const said = (): Promise<string> =>
      page.$$eval(
        '[data-state=changed]',
        (all, words) => all.find(({ textContent }) => textContent.includes(words))?.textContent ?? '',
        'two hours',
      );
    await press(page, CHANGED, 'Accept');
    await soon(async () => (await states(page))[ACCEPTED]).toBe('exact');
    await undo(page);
    await soon(async () => (await states(page))[CHANGED]).toBe('changed');

    await press(page, CHANGED, 'Keep both');
    await soon(said).toMatch(/^Changed, both kept/);
    expect(await said()).not.toContain('Keep both');
    await undo(page);
    await soon(said).toContain('Keep both');

    // By the key too, as the last change.
    await press(page, CHANGED, 'Keep both');
    await soon(said).toMatch(/^Changed, both kept/);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    await soon(said).toContain('Keep both');
    await page.close();
  });

  it('attaches a lost highlight to what the reader selects, and undoes that', async () => {
    const { page, select } = await openReader();
    await select('Nothing else was decided');
    await press(page, LOST, 'Attach by hand');
    await page.waitForSelector('[role=group][aria-label="Attach by hand"]');
    await soon(() => page.$eval('[role=group] [role=status]', ({ textContent }) => textContent)).toContain(
      LOST,
    );
    await page.locator('[role=group][aria-label="Attach by hand"] [data-variant=primary]').click();
    await soon(async () => (await states(page))['Nothing else was decided']).toBe('exact');
    await soon(() => drawn(page)).toContain('Nothing else was decided');
    await undo(page);
    await soon(async () => (await states(page))[LOST]).toBe('orphaned');
    await page.close();
  });

  it('shows the version of before with its highlights where they stood, and leads back', async () => {
    const { page } = await openReader();
    expect(await drawn(page)).not.toContain(LOST);
    await page.waitForFunction(
      (words: string) => {
        const card = [...document.querySelectorAll('[data-annotation-id]')].find(
          (one) => one.querySelector('[data-quote] q')?.textContent === words,
        );
        const button = [...(card?.querySelectorAll('button') ?? [])].find(
          ({ textContent }) => textContent === 'Show in saved version',
        );
        button?.click();
        return Boolean(button);
      },
      {},
      LOST,
    );
    await page.waitForSelector('[data-version]');
    await soon(() => drawn(page)).toEqual(expect.arrayContaining(EDITS.map(({ quote }) => quote)));
    expect(await page.$eval('[data-version] > header', ({ textContent }) => textContent)).toContain(
      'Version saved on',
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('[data-version]'));
    await soon(async () => (await states(page))[LOST]).toBe('orphaned');

    await page.waitForSelector('[data-versions] button');
    await page.$$eval('[data-versions] button', (buttons) => {
      buttons.at(-1)?.click();
    });
    await page.waitForSelector('[data-version]');
    await soon(() => drawn(page)).toContain(LOST);
    await page.close();
  });
});

/** Takes back what the reader is told of. */
async function undo(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Undo');
    button?.click();
    return Boolean(button);
  });
}
