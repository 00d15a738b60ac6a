import type { Page } from 'puppeteer-core';
import { expect, vi } from 'vitest';

import { storedRows } from './stored.ts';

/** Sets settings from one of the extension's pages, past all of our code. */
export async function set(page: Page, values: Record<string, unknown>): Promise<void> {
  await page.evaluate((wanted) => chrome.storage.local.set(wanted), values);
}

/** A setting as it is stored; null where it isn't. */
export async function stored(page: Page, name: string): Promise<unknown> {
  return page.evaluate(async (key: string) => {
    const values: Record<string, unknown> = await chrome.storage.local.get(key);
    return values[key] ?? null;
  }, name);
}

/** Has the last backup be one of some days ago. */
export async function setDaysBack(page: Page, days: number): Promise<void> {
  await set(page, { lastBackup: new Date(Date.now() - days * 86_400_000).toISOString() });
}

/** How the page stands with backups that make themselves. */
export const automaticStep = (page: Page): Promise<string | null> =>
  page.$eval('[data-automatic]', (row) => row.getAttribute('data-automatic'));

export const textOf = (page: Page, selector: string): Promise<string | null> =>
  page.evaluate((wanted: string) => document.querySelector(wanted)?.textContent ?? null, selector);

/** What tells the reader of something that was done. */
export const TOAST = '#root > [role=status] span';

/** Waits until no picture is on its way any more: one that comes later changes its article. */
export async function picturesAreIn(page: Page): Promise<void> {
  await vi.waitFor(
    async () => {
      expect((await storedRows(page, 'jobs')).every((job) => job.picturesPending === false)).toBe(true);
    },
    { timeout: 20_000 },
  );
}
