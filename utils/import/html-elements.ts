import { documentProperty, type PageWindow } from '@/utils/extract/page-window';

/** The body of a parsed file. It is a file's, not a page's: nothing in it shadows properties of the document that we ask for here. */
export function bodyOf(page: PageWindow): HTMLElement {
  return documentProperty(page, 'body');
}

/** The text of an element on one line. */
export function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
