import type { Page } from 'puppeteer-core';

/**
 * What a screen reader finds in our controls within a page, one thing a line: a driver sees into their closed root only so, and
 * only in Chromium. Asked for their part alone, since all of a long page takes many seconds.
 */
export async function spokenControls(tab: Page): Promise<string> {
  const session = await tab.createCDPSession();
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `document.querySelector('cuttings-annotator')`,
    });
    if (result.objectId === undefined) return '';
    const { nodes } = await session.send('Accessibility.queryAXTree', { objectId: result.objectId });
    return nodes.map(({ name }) => String(name?.value ?? '')).join('\n');
  } finally {
    await session.detach();
  }
}
