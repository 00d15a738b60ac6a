import type { PageWindow } from '../page-window';

/**
 * A fetched page as a window of its own, as far as reading it goes. It runs nothing and loads nothing, and never comes into a
 * page. Its addresses are relative to where it was fetched from.
 */
export function parsePage(page: PageWindow, html: string, url: string): PageWindow {
  // eslint-disable-next-line no-restricted-properties -- it is read, as the live page is, and what is kept of it is sanitised
  const document = new page.DOMParser().parseFromString(html, 'text/html');
  const stated = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  const base = document.createElement('base');
  base.href = URL.canParse(stated, url) ? new URL(stated, url).href : url;
  document.head.prepend(base);
  const { Document, DOMParser, Element, HTMLImageElement, Node } = page;
  return { Document, DOMParser, Element, HTMLImageElement, Node, document };
}
