import { fileURLToPath } from 'node:url';

import { ChromiumBrowser } from './chromium.ts';
import type { BrowserName, ExtensionBrowser } from './extension-browser.ts';
import { ensureBrowser } from './find-browser.ts';
import { FirefoxBrowser } from './firefox.ts';

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
  /** Preferences of Firefox beside those that tests need. */
  firefoxPrefs?: Record<string, boolean | number | string>;
}

const BUILDS = { chromium: 'chrome-mv3', firefox: 'firefox-mv3' } as const;

/** Starts a browser with the built extension in it. */
export async function launchExtension({
  browser,
  ...options
}: LaunchOptions & { browser: BrowserName }): Promise<ExtensionBrowser> {
  const executablePath = ensureBrowser(browser);
  const extensionDir =
    options.extensionDir ?? fileURLToPath(new URL(`../../../.output/${BUILDS[browser]}`, import.meta.url));
  const launch = { ...options, executablePath, extensionDir };
  return browser === 'firefox' ? FirefoxBrowser.launch(launch) : ChromiumBrowser.launch(launch);
}
