import type { Page } from 'puppeteer-core';

/** Sends the annotator of the page in front what the panel or the background would; `library` is one of our own pages. */
export async function sendToPage(library: Page, tab: Page, type: string, data: unknown): Promise<void> {
  await tab.bringToFront();
  await library.evaluate(
    async (message) => {
      const { tabs } = (globalThis as unknown as { browser?: typeof chrome }).browser ?? chrome;
      const [front] = await tabs.query({ active: true });
      await tabs.sendMessage(front?.id ?? 0, { id: 1, timestamp: Date.now(), ...message });
    },
    { type, data },
  );
}
