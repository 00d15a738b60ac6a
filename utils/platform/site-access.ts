import { browser } from 'wxt/browser';

/** All web sites, as the browser writes it. */
export const EVERY_SITE = '*://*/*';

/** The sites of these addresses, as patterns that stand for all their pages. */
export function sitesOf(urls: string[]): string[] {
  const hosts = urls.map((url) => new URL(url).hostname);
  return [...new Set(hosts)].map(siteOf);
}

/** The site of a host, as such a pattern; `*` stands for all hosts. */
export function siteOf(host: string): string {
  return `*://${host}/*`;
}

/**
 * Asks the reader to let us read these sites; true at once where they have before. Must be called in the very moment of a click:
 * browsers take nothing that was awaited first for one.
 */
export async function askForAccess(sites: string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: sites });
  } catch {
    // Whoever manages this browser has forbidden it, or it didn't take the click for one.
    return false;
  }
}

/** Whether the reader lets us read these sites. */
export async function hasAccess(sites: string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: sites });
}
