import type { Page } from 'puppeteer-core';

import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { type ReaderPage, readerPage } from '../../e2e/support/reader-page.ts';
import { holdTable, storedRows } from '../../e2e/support/stored.ts';
import { emptyTally, type FaultPart, note } from './fault-run.ts';
import { foundByCheck, libraryState, textOf, tornIn } from './library-state.ts';
import { sentenceOf, serveStories, until } from './stories.ts';

/** Two tabs save the same page, and two windows mark the same sentence of it, each pair in the same tick. */
export const twoWindows: FaultPart = async (run) => {
  const tally = emptyTally();
  const stories = await serveStories(run.rounds);
  const browser = await launchExtension({ browser: run.browser });
  const holder = await browser.openExtensionPage('library.html#/');
  const windows = [
    await browser.openExtensionPage('library.html#/'),
    await browser.openExtensionPage('library.html#/'),
  ];
  for (let story = 0; story < run.rounds; story += 1) {
    const tabs = [await browser.newPage(stories.urlOf(story)), await browser.newPage(stories.urlOf(story))];
    const jobs = async (): Promise<Record<string, unknown>[]> =>
      (await storedRows(holder, 'jobs')).filter(({ url }) => stories.storyAt(url) === story);
    // What commits writes bodies: both wait for each other there, with all else done.
    await holdTable(holder, 'bodies', 'releaseBodies');
    for (const [index, tab] of tabs.entries()) {
      await browser.clickToolbar(tab);
      await until(async () => {
        const begun = (await jobs()).map(({ id }) => id);
        const staged = await storedRows(holder, 'staging');
        return begun.length > index && begun.every((id) => staged.some(({ saveId }) => saveId === id));
      });
    }
    await holder.evaluate('releaseBodies()');
    await until(async () =>
      (await jobs()).every((job) => job.state === 'committed' && job.picturesPending === false),
    );
    tally.acknowledged += tabs.length;
    for (const tab of tabs) await tab.close();

    const state = await libraryState(holder);
    const saved = state.articles.filter(({ url }) => stories.storyAt(url) === story);
    const [article] = saved;
    const versions = state.versions.filter(({ articleId }) => articleId === article?.id);
    if (!article) note(tally, 'lost', [`story ${String(story)}`]);
    if (saved.length > 1 || versions.length > 1) note(tally, 'torn', [`story ${String(story)} twice`]);
    if (article) note(tally, 'torn', stories.faultsOf(story, textOf(state, article)));

    const marked = await markTogether(holder, windows, String(article?.id), sentenceOf(story, 3));
    tally.acknowledged += windows.length;
    if (marked !== windows.length)
      note(tally, 'lost', [`${String(windows.length - marked)} highlights of story ${String(story)}`]);
    run.tell(`round ${String(story + 1)}: ${String(saved.length)} article, ${String(marked)} highlights`);
  }
  await browser.reloadExtensionPage(holder);
  note(tally, 'torn', [...tornIn(await libraryState(holder)), ...(await foundByCheck(holder))]);
  await browser.close();
  await stories.server.close();
  return tally;
};

/** Marks the same words in both windows in the same tick; how many highlights come of it. */
async function markTogether(holder: Page, windows: Page[], id: string, words: string): Promise<number> {
  const readers: ReaderPage[] = [];
  for (const window of windows) {
    await window.bringToFront();
    await window.evaluate((shown) => (location.hash = `#/article/${shown}`), id);
    const reader = await readerPage(window);
    await reader.select(words);
    readers.push(reader);
  }
  const before = (await storedRows(holder, 'annotations')).length;
  await holdTable(holder, 'annotations', 'releaseAnnotations');
  for (const { page } of readers)
    await page.$eval('[role=toolbar] button', (button) => {
      button.click();
    });
  await holder.evaluate('releaseAnnotations()');
  for (const { page } of readers)
    await until(() => page.$$eval('[data-annotation-id]', (cards) => cards.length === 2)).catch(
      () => undefined,
    );
  return (await storedRows(holder, 'annotations')).length - before;
}
