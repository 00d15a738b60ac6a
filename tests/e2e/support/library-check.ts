import type { Page } from 'puppeteer-core';

/** What the check of the library shows: at which step it is, how many faults it has found, and of which kinds. */
interface ShownCheck {
  step: string | null;
  faults: string | null;
  kinds: string[];
}

export function checkShown(page: Page): Promise<ShownCheck> {
  return page.evaluate(() => {
    const dialog = document.querySelector<HTMLElement>('[data-check]');
    return {
      step: dialog?.dataset.check ?? null,
      faults: dialog?.dataset.faults ?? null,
      kinds: [...document.querySelectorAll<HTMLElement>('[data-fault]')].map(
        ({ dataset: { fault } }) => fault ?? '',
      ),
    };
  });
}

/** Opens the check of the library from the help, by keys. */
export async function openCheck(page: Page): Promise<void> {
  await page.bringToFront();
  await page.keyboard.press('?');
  await page.waitForSelector('[data-check-library]');
  await page.focus('[data-check-library]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-check]');
}
