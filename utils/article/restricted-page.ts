/** Why no page can be saved from an address, or why the browser let no script in. */
export type RestrictedReason =
  'browser-page' | 'extension-store' | 'pdf' | 'file' | 'not-html' | 'not-loaded' | 'refused';

/** Schemes of pages that belong to the browser or to an extension. */
const BROWSER_SCHEME =
  /^(?:about|brave|chrome|chrome-error|chrome-extension|chrome-search|chrome-untrusted|devtools|edge|extension|moz-extension|opera|resource|view-source|vivaldi):/i;

/** Shops for extensions: no browser lets an extension's script into its own shop. */
const EXTENSION_STORES: { host: string; path: string }[] = [
  { host: 'chromewebstore.google.com', path: '/' },
  { host: 'chrome.google.com', path: '/webstore' },
  { host: 'microsoftedge.microsoft.com', path: '/addons' },
  { host: 'addons.mozilla.org', path: '/' },
  { host: 'addons.opera.com', path: '/' },
];

/** Why the page at this address can't be saved, as far as the address tells; null when it may be tried. */
export function restrictedReason(url: string): RestrictedReason | null {
  if (BROWSER_SCHEME.test(url)) return 'browser-page';
  if (!URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const isStore = EXTENSION_STORES.some(({ host, path }) => host === hostname && pathname.startsWith(path));
  return isStore ? 'extension-store' : null;
}

/** The likeliest reason why the browser, with these words, let no script into the page at this address. */
export function refusedReason(url: string, message: string): RestrictedReason {
  // Chrome keeps the address of a page that it could not load, and shows a page of its own.
  if (/error page/i.test(message)) return 'not-loaded';
  if (!URL.canParse(url)) return 'refused';
  const { protocol, pathname } = new URL(url);
  // Firefox shows a PDF in a page of its own, into which no script gets; Chrome asks for a setting before local files.
  if (/\.pdf$/i.test(pathname)) return 'pdf';
  return protocol === 'file:' ? 'file' : 'refused';
}

/** Why a document of this MIME type can't be saved; null for HTML and XHTML. */
export function restrictedContent(contentType: string): RestrictedReason | null {
  if (contentType === 'text/html' || contentType === 'application/xhtml+xml') return null;
  return contentType === 'application/pdf' ? 'pdf' : 'not-html';
}
