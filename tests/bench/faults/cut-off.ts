import type { Page } from 'puppeteer-core';

import { ChromiumBrowser } from '../../e2e/support/chromium.ts';
import type { ExtensionBrowser } from '../../e2e/support/extension-browser.ts';
import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { emptyTally, type FaultPart, note } from './fault-run.ts';
import { foundByCheck, libraryState, textOf, tornIn } from './library-state.ts';
import { type Stories, serveStories, until } from './stories.ts';

/** Each picture is a block of its own; the text comes before them. */
const PICTURES = 5;

/** What happens in the midst of a save, and whether the save is to be whole all the same. */
interface Cut {
  name: string;
  isWhole: boolean;
  make: (browser: ExtensionBrowser, page: Page, stories: Stories) => Promise<unknown>;
}

/** Pictures that are held keep pages from having loaded. */
const AT_ONCE = { waitUntil: 'domcontentloaded' } as const;

const STOPPED: Cut = {
  name: 'background stopped',
  isWhole: true,
  make: async (browser) => {
    if (browser instanceof ChromiumBrowser) await browser.stopServiceWorker();
  },
};

const ENDS: Cut[] = [
  { name: 'tab closed', isWhole: false, make: (_, page) => page.close() },
  { name: 'page left', isWhole: false, make: (_, page, stories) => page.goto(stories.urlOf(0), AT_ONCE) },
  { name: 'page loaded anew', isWhole: true, make: (_, page) => page.reload(AT_ONCE) },
];
const CRASH: Cut = {
  name: 'process crashed',
  isWhole: false,
  make: (_, page) => {
    // Nothing answers that.
    page.goto('chrome://crash').catch(() => undefined);
    return new Promise((resolve) => page.once('error', resolve));
  },
};

/** Each thing that can happen to a save, before its first block, after each and right after its commit, in one browser. */
export const cutOff: FaultPart = async (run) => {
  const tally = emptyTally();
  const isChromium = run.browser === 'chromium';
  const cuts = isChromium ? [STOPPED, ...ENDS, CRASH] : ENDS;
  /** Pictures that are asked for wait here: one comes at a time. */
  const held: (() => void)[] = [];
  const stories = await serveStories(cuts.length * (PICTURES + 2) + 1, {
    pictures: PICTURES,
    onPicture: () => new Promise<void>((resolve) => held.push(resolve)),
  });
  const browser = await launchExtension({ browser: run.browser });
  const library = await browser.openExtensionPage('library.html#/');
  let story = 0;
  const outcomes = new Map<string, number>();
  for (const cut of cuts) {
    for (let blocks = 0; blocks <= PICTURES + 1; blocks += 1) {
      story += 1;
      const page = await browser.newPage(stories.urlOf(story), 'domcontentloaded');
      // What the page itself shows of its pictures is held, too.
      const popup = await browser.clickToolbar(page);
      const jobs = async (): Promise<Record<string, unknown>[]> =>
        (await storedRows(library, 'jobs')).filter(({ url }) => stories.storyAt(url) === story);
      await until(async () => (await jobs()).length > 0);
      for (let sent = 0; sent < Math.min(blocks, PICTURES); sent += 1) {
        await until(async () => {
          held.splice(0, 1).forEach((release) => {
            release();
          });
          const kept = await storedRows(library, 'staging');
          const [job] = await jobs();
          const parts = new Set(kept.filter(({ saveId }) => saveId === job?.id).map(({ part }) => part));
          return parts.size > sent || job?.state !== 'capturing';
        });
      }
      if (blocks > PICTURES) await popup.waitFor('[data-saved]', 60_000);
      await cut.make(browser, page, stories);
      await until(async () => {
        held.splice(0).forEach((release) => {
          release();
        });
        const [job] = await jobs();
        return job?.state === 'failed' || (job?.state === 'committed' && job.picturesPending === false);
      });
      const state = await libraryState(library);
      const articles = state.articles.filter(({ url }) => stories.storyAt(url) === story);
      const [article] = articles;
      const whole = article?.picturesKept === PICTURES;
      const outcome = article ? (whole ? 'whole' : 'its text, and some pictures') : 'said to be interrupted';
      const where = `${cut.name}, after ${String(blocks)} blocks`;
      run.tell(`${where}: ${outcome}`);
      outcomes.set(`${cut.name}: ${outcome}`, (outcomes.get(`${cut.name}: ${outcome}`) ?? 0) + 1);
      if (article) tally.acknowledged += 1;
      if (articles.length > 1) note(tally, 'torn', [`${where}: twice`]);
      if (article) note(tally, 'torn', stories.faultsOf(story, textOf(state, article)));
      if ((cut.isWhole && !whole) || (blocks > PICTURES && !article))
        note(tally, 'lost', [`${where}: ${outcome}`]);
      note(tally, 'torn', tornIn(state));
      await popup.close().catch(() => undefined);
      await page.close().catch(() => undefined);
    }
  }
  await browser.reloadExtensionPage(library);
  note(tally, 'torn', await foundByCheck(library));
  await browser.close();
  await stories.server.close();
  tally.notes.push(...[...outcomes].map(([outcome, count]) => `${String(count)} × ${outcome}`));
  return tally;
};
