import type { Page } from 'puppeteer-core';

/** Many articles take long on a busy machine. */
const PATIENCE_MS = 3_600_000;

/** Exports all that the library lists by its dialog, and waits until that is closed. Ask for the download before. */
export async function exportList(library: Page, format: string): Promise<void> {
  await library.locator('button[aria-label="Export this list…"]').click();
  const choice = await library.waitForSelector(`dialog input[value=${format}]`);
  await choice?.evaluate((input) => {
    input.click();
  });
  await library.locator('dialog footer button:last-child').click();
  await library.waitForFunction(() => document.querySelector('dialog') === null, { timeout: PATIENCE_MS });
}
