import { browser } from 'wxt/browser';

import { askForAccess, EVERY_SITE, hasAccess, siteOf } from './site-access';

/**
 * Asks the reader for access to these hosts, or to all; false when refused. Must be called in a click, before anything is
 * awaited.
 */
export async function requestHosts(hosts: string[] | 'all'): Promise<boolean> {
  return askForAccess(hosts === 'all' ? [EVERY_SITE] : hosts.map(siteOf));
}

/** Gives back access to a host, or to all by `*`. */
export async function removeHost(host: string): Promise<void> {
  await browser.permissions.remove({ origins: [siteOf(host)] });
}

/** Hosts that the reader has allowed; `*` stands for all. */
export async function allowedHosts(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.flatMap((origin) => /^[^:]+:\/\/([^/]+)\//.exec(origin)?.[1] ?? []);
}

/** Whether a host may be asked. */
export async function isHostAllowed(host: string): Promise<boolean> {
  return hasAccess([siteOf(host)]);
}

/** Calls back when the reader has allowed hosts or taken that back. Returns what ends it. */
export function watchHosts(onChange: () => void): () => void {
  browser.permissions.onAdded.addListener(onChange);
  browser.permissions.onRemoved.addListener(onChange);
  return () => {
    browser.permissions.onAdded.removeListener(onChange);
    browser.permissions.onRemoved.removeListener(onChange);
  };
}
