import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';

import type { ExtensionBrowser } from '../../e2e/support/extension-browser.ts';
import { launchExtension } from '../../e2e/support/launch-extension.ts';
import { emptyTally, type FaultRun, note, type Tally } from './fault-run.ts';
import { foundByCheck } from './library-state.ts';

/** What is torn stays so: all bytes are read after every so many rounds, rows after each. */
const CHECKED_EVERY = 5;

/** Something that is done in a browser which is killed meanwhile. */
export interface KilledWork {
  /** The browser is killed at any moment of so many milliseconds. */
  spanMs: number;
  /** Brings a round to where it is about to begin, in the library page of a browser just started. */
  prepare?: (browser: ExtensionBrowser, library: Page, round: number) => Promise<void>;
  /** Does things one after the other, and counts what the reader is told to be done. It never comes back once the browser is dead. */
  act: (browser: ExtensionBrowser, library: Page, round: number, tally: Tally) => Promise<void>;
  /** Compares the library, in its page of a browser just started, with all that was told. */
  check: (library: Page, round: number, tally: Tally) => Promise<void>;
}

/**
 * Kills a browser in the midst of the same work again and again, on one profile: each start looks whether all that the starts before
 * were told is there, and nothing by half.
 */
export async function killLoop(run: FaultRun, work: KilledWork): Promise<Tally> {
  const tally = emptyTally();
  // Not one of the support's, which go with the browser that is killed.
  const profileDir = mkdtempSync(join(tmpdir(), 'cuttings-killed-'));
  let within = 0;
  try {
    for (let round = 0; round <= run.rounds; round += 1) {
      const browser = await launchExtension({ browser: run.browser, profileDir });
      const library = await openLibrary(browser);
      await work.check(library, round, tally);
      if (round % CHECKED_EVERY === 0 || round === run.rounds) {
        note(tally, 'torn', await foundByCheck(library));
        await browser.reloadExtensionPage(library);
      }
      if (round === run.rounds) {
        await browser.close();
        break;
      }
      await work.prepare?.(browser, library, round);
      const killed = pause(run.random() * work.spanMs).then(() => true);
      const acting = work.act(browser, library, round, tally).then(() => false);
      // What is still to come of it fails with the browser.
      acting.catch(() => undefined);
      if (await Promise.race([killed, acting])) within += 1;
      await browser.kill();
      run.tell(
        `round ${String(round + 1)}: ${String(tally.acknowledged)} acknowledged, ${String(tally.lost.length)} lost, ${String(tally.torn.length)} torn`,
      );
    }
  } finally {
    rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
  tally.notes.push(`killed in the midst of it ${String(within)} of ${String(run.rounds)} times`);
  return tally;
}

/** A browser that puts itself in order after a crash may take away the first tab. */
const openLibrary = (browser: ExtensionBrowser): Promise<Page> =>
  browser.openExtensionPage('library.html#/').catch(() => browser.openExtensionPage('library.html#/'));
