import type { ChromiumBrowser } from './chromium.ts';
import type { FirefoxChromeScope } from './firefox-chrome-scope.ts';

/**
 * What Chromium would warn of when it installs an extension with this manifest. Asked in our own service worker: of all
 * of `chrome.management`, this call needs no permission.
 */
export async function chromiumPermissionWarnings(
  browser: ChromiumBrowser,
  manifest: object,
): Promise<string[]> {
  const json = JSON.stringify(JSON.stringify(manifest));
  const warnings = await browser.evaluateInServiceWorker(
    `chrome.management.getPermissionWarningsByManifest(${json})`,
  );
  return (warnings as unknown[]).map(String);
}

/** What Firefox would warn of when it installs an extension with this manifest, as its install dialog says it. */
export async function firefoxPermissionWarnings(
  chrome: FirefoxChromeScope,
  manifest: object,
): Promise<string[]> {
  const warnings = await chrome.run(`
    const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const manifest = ${JSON.stringify(manifest)};
    const asked = [...(manifest.permissions ?? []), ...(manifest.host_permissions ?? [])];
    for (const script of manifest.content_scripts ?? []) asked.push(...script.matches);
    const isOrigin = (one) => one === '<all_urls>' || one.includes('://');
    return ExtensionData.formatPermissionStrings({
      permissions: {
        permissions: asked.filter((one) => !isOrigin(one)),
        origins: asked.filter(isOrigin),
        data_collection: manifest.browser_specific_settings?.gecko?.data_collection_permissions?.required ?? [],
      },
    }).msgs;
  `);
  return (warnings as unknown[]).map(String);
}
