import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import { copyWithHosts } from '../../e2e/support/extension-copy.ts';
import type { ExtensionBrowser, Popup } from '../../e2e/support/extension-browser.ts';
import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { readerPage } from '../../e2e/support/reader-page.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { emptyTally, type FaultPart, type FaultRun, note, type Tally } from './fault-run.ts';
import { foundByCheck, libraryState, textOf, tornIn } from './library-state.ts';
import { sentenceOf, type Stories, serveStories } from './stories.ts';

/** Room for a profile and some articles. */
const DISK_MB = 100;
const LARGER_MB = 200;
const QUOTA_MB = 30;
const STORIES = 60;
const PATIENCE_MS = 45_000;

/** What is said where the disk is full: that it is, or that it may be. */
const SENTENCE = /disk is full|Free some space/;
/** Without room for what is its own, a browser may open no page at all. */
const OF_BROWSER = 'the browser opens no page:';

/** A browser that has little room for the library. */
interface Room {
  launch: () => Promise<ExtensionBrowser>;
  /** Takes away what is left of it, once saves have failed; given a page of the library. */
  takeAway: (library: Page) => Promise<void>;
  /** Makes room again. */
  give: (library: Page) => Promise<void>;
  /** How much is free, in words. */
  free: () => string;
  end: () => void;
}

/** Articles with pictures are saved on a disk until it is full, and on; then there is room again. */
export const fillDisk: FaultPart = (run) => {
  const disk = mkdtempSync(join(tmpdir(), 'cuttings-full-'));
  if (!mount(disk, ['-t', 'tmpfs', '-o', `size=${String(DISK_MB)}m`, 'tmpfs'])) {
    rmSync(disk, { recursive: true });
    const skipped = 'SKIPPED: no disk can be mounted here (mount -t tmpfs, which needs root)';
    return Promise.resolve({ ...emptyTally(), notes: [skipped] });
  }
  return fill(run, {
    launch: () => launchExtension({ browser: run.browser, profileDir: disk }),
    takeAway: () => {
      fillUp(join(disk, 'filler'));
      return Promise.resolve();
    },
    give: () => {
      mount(disk, ['-o', `remount,size=${String(LARGER_MB)}m`]);
      return Promise.resolve();
    },
    free: () => {
      const { bavail, bsize } = statfsSync(disk);
      return `${((bavail * bsize) / 1e6).toFixed(1)} MB free`;
    },
    end: () => {
      spawnSync('umount', ['--lazy', disk]);
      rmSync(disk, { recursive: true, force: true });
    },
  });
};

/** The same where the browser grants no more: of a build that doesn't ask for more than other sites have. Chromium alone can be told. */
export const useUpQuota: FaultPart = (run) => {
  if (run.browser === 'firefox')
    return Promise.resolve({ ...emptyTally(), notes: ['SKIPPED: no quota can be set in Firefox'] });
  const profileDir = mkdtempSync(join(tmpdir(), 'cuttings-quota-'));
  const extensionDir = copyWithoutUnlimitedStorage();
  const grant = async (library: Page, megabytes: number): Promise<void> => {
    const session = await library.createCDPSession();
    // An origin of this scheme is none to `URL`.
    const origin = library.url().replace(/\/library\.html.*$/, '');
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: megabytes * 1e6 });
  };
  return fill(run, {
    launch: async () => {
      const browser = await launchExtension({ browser: run.browser, profileDir, extensionDir });
      // What is granted is so as long as the page that asked for it is there.
      await grant(await browser.openExtensionPage('library.html#/'), QUOTA_MB);
      return browser;
    },
    takeAway: (library) => grant(library, 1),
    give: (library) => grant(library, LARGER_MB),
    free: () => `of ${String(QUOTA_MB)} MB`,
    end: () => {
      for (const folder of [profileDir, extensionDir]) rmSync(folder, { recursive: true, force: true });
    },
  });
};

function copyWithoutUnlimitedStorage(): string {
  const folder = copyWithHosts([]);
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((name) => name !== 'unlimitedStorage');
  writeFileSync(path, JSON.stringify({ ...manifest, permissions }));
  return folder;
}

async function fill(run: FaultRun, room: Room): Promise<Tally> {
  const tally = emptyTally();
  const stories = await serveStories(STORIES, { pictures: 3, pictureBytes: 1_500_000 });
  const told: number[] = [];
  const failures: string[] = [];
  let browser = await room.launch();
  let story = 0;
  const saveNext = async (): Promise<string> => {
    const said = await save(browser, stories, story);
    run.tell(`story ${String(story)}, ${room.free()}: ${said}`);
    if (said === 'saved') told.push(story);
    story += 1;
    return said;
  };
  try {
    while (story < STORIES && failures.length < 3) {
      const said = await saveNext();
      if (said !== 'saved') failures.push(said);
    }
    let library = await browser.openExtensionPage('library.html#/');
    await room.takeAway(library);
    for (let more = 0; more < 2; more += 1) {
      const said = await saveNext();
      if (said !== 'saved') failures.push(said);
    }
    const marked = await highlight(library, stories, told[0] ?? 0, 1);
    run.tell(`highlight, ${room.free()}: ${marked}`);
    if (marked !== 'stored') failures.push(marked);
    note(
      tally,
      'torn',
      failures
        .filter((said) => !SENTENCE.test(said) && !said.startsWith(OF_BROWSER))
        .map((said) => `no sentence about the disk: ${said}`),
    );

    await room.give(library);
    // Firefox reckons at its start how much may be stored.
    if (run.browser === 'firefox') {
      await browser.close();
      browser = await room.launch();
      library = await browser.openExtensionPage('library.html#/');
    }
    const again = await saveNext();
    if (again !== 'saved') note(tally, 'torn', [`with room again, no save: ${again}`]);
    const markedAgain = await highlight(library, stories, told[0] ?? 0, 2);
    if (markedAgain !== 'stored') note(tally, 'torn', [`with room again, no highlight: ${markedAgain}`]);
    await browser.reloadExtensionPage(library);
    await check(library, stories, told, tally);
    await browser.close();

    browser = await room.launch();
    await check(await browser.openExtensionPage('library.html#/'), stories, told, tally);
  } catch (error) {
    note(tally, 'torn', [`it went no further: ${String(error)}`]);
  } finally {
    await browser.kill();
    room.end();
    await stories.server.close();
  }
  tally.acknowledged = told.length;
  tally.notes.push(`${String(failures.length)} saves and highlights failed for want of room`);
  return tally;
}

const mount = (disk: string, options: string[]): boolean =>
  spawnSync('mount', [...options, disk]).status === 0;

/** Leaves less than 100 kB of a disk: without any, browsers open no page. */
function fillUp(path: string): void {
  for (let size = 1_000_000; size >= 100_000;) {
    try {
      appendFileSync(path, Buffer.alloc(size));
    } catch {
      size /= 10;
    }
  }
}

/** Saves a story by the toolbar button: `saved`, or what the popup says. */
async function save(browser: ExtensionBrowser, stories: Stories, story: number): Promise<string> {
  try {
    const page = await browser.newPage(stories.urlOf(story));
    const said = await saidByPopup(await browser.clickToolbar(page));
    await page.close();
    return said;
  } catch (error) {
    return `${OF_BROWSER} ${String(error)}`;
  }
}

async function saidByPopup(popup: Popup): Promise<string> {
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
  return said.jsonValue();
}

/** Whether all that was said to be saved is there, and nothing by half. */
async function check(library: Page, stories: Stories, told: number[], tally: Tally): Promise<void> {
  const state = await libraryState(library);
  const kept = state.articles.map(({ url }) => stories.storyAt(url));
  note(
    tally,
    'lost',
    told.filter((story) => !kept.includes(story)).map((story) => `story ${String(story)}`),
  );
  const texts = state.articles.flatMap((article) =>
    stories.faultsOf(stories.storyAt(article.url), textOf(state, article)),
  );
  note(tally, 'torn', [...texts, ...tornIn(state), ...(await foundByCheck(library))]);
}
