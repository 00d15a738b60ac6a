import type { Page } from 'puppeteer-core';

/** Many articles take long on a busy machine. */
const PATIENCE_MS = 3_600_000;

/** Chooses a file by the button of the library. */
export async function chooseImport(page: Page, path: string): Promise<void> {
  await page.locator('[data-open-import]').click();
  const input = await page.waitForSelector('input[data-files]');
  await input?.uploadFile(path);
}

/** Waits until the dialog is at a step. */
export async function importShows(page: Page, step: string): Promise<void> {
  await page.waitForSelector(`[data-import=${step}]`, { timeout: PATIENCE_MS });
}

/** Brings what the dialog has shown, and waits until it is in. */
export async function runImport(page: Page): Promise<void> {
  await page.locator('[data-run]').click();
  await importShows(page, 'done');
}
