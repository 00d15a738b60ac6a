import { browser } from 'wxt/browser';

import { hasAccess, siteOf } from './site-access';

declare global {
  /** What `annotator.js` offers in the page's isolated world, once injected. */
  var cuttingsAnnotator: AnnotatorScript | undefined;
  /** Whether the reader has clicked our button here, perhaps before the script was there. */
  var cuttingsInvited: boolean | undefined;
}

interface AnnotatorScript {
  /** Whether its extension is still there. */
  isAlive(): boolean;
  /** Shows what there is, and offers to mark what is selected also where nothing is saved yet. */
  invite(): void;
  /** Looks again what there is to show. */
  refresh(): Promise<void>;
  close(): void;
}

const SCRIPT = '/annotator.js';
const STYLES = '/assets/highlights.css';

/**
 * Shows the highlights in a tab's page, and lets the reader make more. False where the browser lets no script in, whatever
 * becomes of the rest: the script answers for what is done in the page.
 */
export async function startAnnotator(tabId: number): Promise<boolean> {
  const target = { tabId };
  // All at once: a popup that asks for it may be closed before the page has answered.
  const [, , script] = await Promise.allSettled([
    browser.scripting.insertCSS({ target, files: [STYLES] }),
    browser.scripting.executeScript({ target, func: invite }),
    browser.scripting.executeScript({ target, files: [SCRIPT] }),
  ]);
  return script.status === 'fulfilled';
}

/** Run in the page, before the script there or after it. */
function invite(): void {
  globalThis.cuttingsInvited = true;
  // An element of the page may have that name too.
  if (Object.hasOwn(globalThis, 'cuttingsAnnotator')) globalThis.cuttingsAnnotator?.invite();
}

/** Name under which the browser knows the annotator that it starts by itself. */
const REGISTERED = 'annotator';

/**
 * Has the browser start the annotator by itself on pages of these hosts, as far as the reader lets us read them, and on no
 * others; also when it is started anew.
 */
export async function startAnnotatorOn(hosts: string[]): Promise<void> {
  const { scripting } = browser;
  const sites = hosts.map(siteOf);
  const areAllowed = await Promise.all(sites.map((site) => hasAccess([site])));
  const matches = sites.filter((_, index) => areAllowed[index]);
  const [known] = await scripting.getRegisteredContentScripts({ ids: [REGISTERED] });
  const script = {
    id: REGISTERED,
    matches,
    js: [SCRIPT],
    css: [STYLES],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  // Never taken away to be given back: a page that loads in between would show nothing.
  if (matches.length === 0) {
    if (known) await scripting.unregisterContentScripts({ ids: [REGISTERED] });
  } else if (!known) await scripting.registerContentScripts([script]);
  else if (!areSame(known.matches ?? [], matches)) await scripting.updateContentScripts([script]);
}

function areSame(some: string[], others: string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
