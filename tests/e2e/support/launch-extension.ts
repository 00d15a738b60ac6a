import { fileURLToPath } from 'node:url';

import { ChromiumBrowser } from './chromium.ts';
import type { BrowserName, ExtensionBrowser } from './extension-browser.ts';
import { ensureBrowser } from './find-browser.ts';
import { FirefoxBrowser } from './firefox.ts';
import { inTime } from './in-time.ts';

export interface LaunchOptions {
  /** Profile to use and leave; a fresh one, removed afterwards, when left out. */
  profileDir?: string;
  headless?: boolean;
  /**
   * Language of the browser's interface, BCP 47: the extension's messages and `navigator.language` follow it. In
   * Chromium `i18n.getUILanguage` and `@@ui_locale` do only where Chromium has that language (Debian: `chromium-l10n`).
   */
  lang?: string;
  /** Null leaves the window its own size. */
  viewport?: { width: number; height: number } | null;
  /** Folder of the built extension; the build for that browser when left out. */
  extensionDir?: string;
  /** Further arguments for the browser's command line. */
  args?: string[];
  /** Longest that one answer of the browser may take. */
  patienceMs?: number;
  /** Preferences of Firefox beside those that tests need. */
  firefoxPrefs?: Record<string, boolean | number | string>;
}

/** How often a browser is started before it is taken for one that can't: now and then one answers its driver nothing. */
const TRIES = 2;

const buildOf = (browser: BrowserName): string =>
  fileURLToPath(
    new URL(`../../../.output/${browser === 'firefox' ? 'firefox' : 'chrome'}-mv3`, import.meta.url),
  );

/** Starts a browser with the built extension in it. */
export async function launchExtension(
  options: LaunchOptions & { browser: BrowserName },
  tries = TRIES,
): Promise<ExtensionBrowser> {
  const { browser, extensionDir = buildOf(browser) } = options;
  const launch = { ...options, extensionDir, executablePath: ensureBrowser(browser) };
  try {
    return await (browser === 'firefox' ? FirefoxBrowser : ChromiumBrowser).launch(launch);
  } catch (error) {
    if (tries <= 1) throw error;
    console.warn(`${browser} did not start, and is started once more:`, error);
    return launchExtension(options, tries - 1);
  }
}

/** The browser of this process that the tests of one file leave to those of the next. */
let shared: ChromiumBrowser | null = null;

/**
 * A browser with the extension as if newly installed, for the tests of one file: starting one costs as much as many tests. Give
 * it back by `leaveBrowser` (`closeBrowser` does). There is one at a time: a second one is to be launched. Firefox is started
 * anew: after some changes of the extension its toolbar button opened nothing.
 */
export async function freshBrowser(
  browser: BrowserName,
  extensionDir = buildOf(browser),
): Promise<ExtensionBrowser> {
  const former = shared;
  shared = null;
  const renewed = former && (await asNew(former, extensionDir));
  const fresh = renewed ?? (await launchExtension({ browser, extensionDir }));
  if (fresh instanceof ChromiumBrowser) shared = fresh;
  return fresh;
}

/** Ends a browser, unless the next file takes it over. */
export async function leaveBrowser(browser: ExtensionBrowser): Promise<void> {
  if (browser !== shared) await browser.close();
}

/** Null if it can't be made as new. */
async function asNew(browser: ChromiumBrowser, extensionDir: string): Promise<ChromiumBrowser | null> {
  try {
    return await inTime(browser.renewed(extensionDir), 'made as new');
  } catch (error) {
    console.warn(`${browser.name} can't go on, another is started:`, error);
    await browser.kill();
    return null;
  }
}
