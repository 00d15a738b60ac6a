import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';

import type { PageWindow } from './page-window';

/** An article's content as it is stored. */
export interface WrittenContent {
  /** Sanitised HTML. */
  content: string;
  /** `renderedText` of that HTML as the reader will show it. */
  textContent: string;
}

/** Rounds until writing and reading HTML change nothing any more; one does for all but broken nesting. */
const MAX_ROUNDS = 4;

/**
 * Sanitises content and writes it as HTML. What the tree of a page can hold, HTML can't always say (a paragraph in a
 * paragraph, a link in a link): it is read and written until it stays, so that offsets into the text are those of the
 * reader.
 */
export function writeContent(content: Element, sanitize: Sanitize, page: PageWindow): WrittenContent {
  let holder = hold(sanitize(contentsOf(content)), content.ownerDocument);
  let html = holder.innerHTML.trim();
  for (let round = 1; round < MAX_ROUNDS && !readsAsWritten(html, page); round += 1) {
    const again = hold(sanitize(html), content.ownerDocument);
    const written = again.innerHTML.trim();
    // A browser that takes no text for HTML in this page gives nothing back: what was written first stands.
    if (written === '') break;
    holder = again;
    if (written === html) break;
    html = written;
  }
  return { content: html, textContent: renderedText(holder).text };
}

/** Whether reading this HTML and writing it again gives the same. */
function readsAsWritten(html: string, page: PageWindow): boolean {
  // eslint-disable-next-line no-restricted-properties -- it is sanitised, and only compared
  return new page.DOMParser().parseFromString(html, 'text/html').body.innerHTML.trim() === html;
}

function hold(fragment: DocumentFragment, document: Document): Element {
  const holder = document.createElement('div');
  holder.append(fragment);
  return holder;
}

/** The holder's children without the holder. */
function contentsOf(holder: Element): DocumentFragment {
  const fragment = holder.ownerDocument.createDocumentFragment();
  while (holder.firstChild) fragment.append(holder.firstChild);
  return fragment;
}
