import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import type { ExtensionBrowser } from '../../e2e/support/extension-browser.ts';
import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { readerPage } from '../../e2e/support/reader-page.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { emptyTally, type FaultPart, note, type Tally } from './fault-run.ts';
import { foundByCheck, libraryState, textOf, tornIn } from './library-state.ts';
import { sentenceOf, type Stories, serveStories } from './stories.ts';

/** Room for a profile and some articles. */
const DISK_MB = 100;
const LARGER_MB = 200;
const STORIES = 60;
const PATIENCE_MS = 45_000;

/** What is said where the disk is full: that it is, or that it may be. */
const SENTENCE = /disk is full|Free some space/;

/** Articles with pictures are saved on a disk until it is full, and on; then there is room again. */
export const fillDisk: FaultPart = async (run) => {
  const tally = emptyTally();
  const disk = mkdtempSync(join(tmpdir(), 'cuttings-full-'));
  if (!mount(disk, `size=${String(DISK_MB)}m`)) {
    rmSync(disk, { recursive: true });
    tally.notes.push('SKIPPED: no disk can be mounted here (mount -t tmpfs needs root)');
    return tally;
  }
  const stories = await serveStories(STORIES, { pictures: 3, pictureBytes: 1_500_000 });
  const told: number[] = [];
  const browser = await launchExtension({ browser: run.browser, profileDir: disk });
  try {
    const failures: string[] = [];
    let story = 0;
    for (; story < STORIES && failures.length < 3; story += 1) {
      const said = await save(browser, stories, story);
      run.tell(`story ${String(story)}, ${freeMb(disk)} MB free: ${said}`);
      if (said === 'saved') told.push(story);
      else failures.push(said);
    }
    const filler = join(disk, 'filler');
    fillUp(filler);
    for (let more = 0; more < 2; more += 1, story += 1) {
      const said = await save(browser, stories, story);
      run.tell(`story ${String(story)}, ${freeMb(disk)} MB free: ${said}`);
      if (said === 'saved') told.push(story);
      else failures.push(said);
    }
    for (const said of failures)
      if (!SENTENCE.test(said)) note(tally, 'torn', [`no sentence about the disk: ${said}`]);
    const library = await browser.openExtensionPage('library.html#/');
    const marked = await highlight(library, stories, told[0] ?? 0, 1);
    run.tell(`highlight, ${freeMb(disk)} MB free: ${marked}`);
    if (marked !== 'stored' && !SENTENCE.test(marked))
      note(tally, 'torn', [`no sentence about the disk: ${marked}`]);

    mount(disk, `remount,size=${String(LARGER_MB)}m`);
    const again = await save(browser, stories, story);
    if (again === 'saved') told.push(story);
    else note(tally, 'torn', [`with room again, no save: ${again}`]);
    const markedAgain = await highlight(library, stories, told[0] ?? 0, 2);
    if (markedAgain !== 'stored') note(tally, 'torn', [`with room again, no highlight: ${markedAgain}`]);
    await browser.reloadExtensionPage(library);
    await check(library, stories, told, tally);
    await browser.close();

    const restarted = await launchExtension({ browser: run.browser, profileDir: disk });
    await check(await restarted.openExtensionPage('library.html#/'), stories, told, tally);
    await restarted.close();
    tally.acknowledged = told.length;
    tally.notes.push(`${String(failures.length)} saves failed for want of room`);
  } catch (error) {
    note(tally, 'torn', [`it went no further: ${String(error)}`]);
  } finally {
    await browser.kill();
    spawnSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true, force: true });
    await stories.server.close();
  }
  return tally;
};

function mount(disk: string, options: string): boolean {
  const target = options.startsWith('remount') ? [disk] : ['-t', 'tmpfs', 'tmpfs', disk];
  return spawnSync('mount', ['-o', options, ...target]).status === 0;
}

const freeMb = (disk: string): string => {
  const { bavail, bsize } = statfsSync(disk);
  return ((bavail * bsize) / 1e6).toFixed(1);
};

/** Writes until nothing more goes onto the disk. */
function fillUp(path: string): void {
  try {
    for (let size = 1_000_000; size >= 1000; ) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
      } catch {
        size /= 10;
      }
    }
  } catch {
    // As full as it gets.
  }
}

/** Saves a story by the toolbar button: `saved`, or what the popup says. */
async function save(browser: ExtensionBrowser, stories: Stories, story: number): Promise<string> {
  const page = await browser.newPage(stories.urlOf(story));
  const popup = await browser.clickToolbar(page);
  try {
    await popup.waitFor('[data-saved], [data-failure]', PATIENCE_MS);
    const said = await popup.evaluate(
      `document.querySelector('[data-saved]') ? 'saved' : document.querySelector('[role=alert]').textContent`,
    );
    return String(said);
  } catch {
    return `nothing, but: ${String(await popup.evaluate('document.body.innerText'))}`;
  } finally {
    await popup.close();
    await page.close();
  }
}

/** Highlights a sentence in the reader: `stored`, or what the page says. */
async function highlight(library: Page, stories: Stories, story: number, sentence: number): Promise<string> {
  const articles = await storedRows(library, 'articles');
  const article = articles.find(({ url }) => stories.storyAt(url) === story);
  await library.bringToFront();
  await library.evaluate((id) => (location.hash = `#/article/${id}`), String(article?.id));
  const reader = await readerPage(library);
  const before = await library.$$eval('[data-annotation-id]', (cards) => cards.length);
  await reader.select(sentenceOf(story, sentence));
  await library.locator('[role=toolbar] button').click();
  const said = await library.waitForFunction(
    (count: number) => {
      if (document.querySelectorAll('[data-annotation-id]').length > count) return 'stored';
      const words = [...document.querySelectorAll('[role=status]')].map(({ textContent }) => textContent);
      return words.find((one) => /stored|saved|disk/.test(one)) ?? '';
    },
    { timeout: PATIENCE_MS },
    before,
  );
  return String(await said.jsonValue());
}

/** Whether all that was said to be saved is there, and nothing by half. */
async function check(library: Page, stories: Stories, told: number[], tally: Tally): Promise<void> {
  const state = await libraryState(library);
  const kept = state.articles.map(({ url }) => stories.storyAt(url));
  note(tally, 'lost', told.filter((story) => !kept.includes(story)).map((story) => `story ${String(story)}`));
  const texts = state.articles.flatMap((article) =>
    stories.faultsOf(stories.storyAt(article.url), textOf(state, article)),
  );
  note(tally, 'torn', [...texts, ...tornIn(state), ...(await foundByCheck(library))]);
}
