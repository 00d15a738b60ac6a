import { renderedText } from '@/utils/article/rendered-text';
import type { Sanitize } from '@/utils/article/sanitize-html';
import type { Steps } from '@/utils/shared/steps';

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
 * reader. The content is used up.
 */
export function* writeContent(content: Element, sanitize: Sanitize, page: PageWindow): Steps<WrittenContent> {
  let holder = yield* sanitizeInParts(content, sanitize);
  let html = holder.innerHTML.trim();
  for (let round = 1; round < MAX_ROUNDS; round += 1) {
    const read = readHtml(html, page);
    // A browser that takes no text for HTML in this page gives nothing back: what was written first stands.
    if (html === '' || read.childNodes.length === 0) break;
    yield;
    if (read.innerHTML.trim() === html) break;
    holder = yield* sanitizeInParts(read, sanitize);
    html = holder.innerHTML.trim();
  }
  yield;
  return { content: html, textContent: renderedText(holder).text };
}

/** From how many elements on a part is sanitised by itself. */
const PART_SIZE = 2_000;

/** A holder of what is left of a content; the content is empty afterwards. */
function* sanitizeInParts(content: Element, sanitize: Sanitize): Steps<Element> {
  const holder = content.ownerDocument.createElement('div');
  while (content.firstChild) {
    holder.append(sanitize(nextPart(content)));
    yield;
  }
  return holder;
}

/** Takes the first children out, so many that they hold about `PART_SIZE` elements. */
function nextPart(content: Element): DocumentFragment {
  const part = content.ownerDocument.createDocumentFragment();
  for (let size = 0; content.firstChild && size < PART_SIZE; size += 1) {
    const child = content.firstChild;
    if ('getElementsByTagName' in child) size += (child as Element).getElementsByTagName('*').length;
    part.append(child);
  }
  return part;
}

function readHtml(html: string, page: PageWindow): Element {
  // eslint-disable-next-line no-restricted-properties -- it is sanitised, or will be
  return new page.DOMParser().parseFromString(html, 'text/html').body;
}
