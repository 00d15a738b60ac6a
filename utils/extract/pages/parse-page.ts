import { documentProperty, elementsMatching, type PageWindow, withDocument } from '../page-window';

/**
 * A fetched page as a window of its own, as far as reading it goes. It runs nothing and loads nothing, and never comes into a
 * page. Its addresses are relative to where it was fetched from.
 */
export function parsePage(page: PageWindow, html: string, url: string): PageWindow {
  // eslint-disable-next-line no-restricted-properties -- it is read, as the live page is, and what is kept of it is sanitised
  const document = new page.DOMParser().parseFromString(html, 'text/html');
  const parsed = withDocument(page, document);
  const [stated] = elementsMatching(page, document, 'base[href]');
  const href = stated?.getAttribute('href') ?? '';
  const base = documentProperty(parsed, 'implementation').createHTMLDocument('').createElement('base');
  base.setAttribute('href', URL.canParse(href, url) ? new URL(href, url).href : url);
  documentProperty(parsed, 'head').prepend(base);
  return parsed;
}
