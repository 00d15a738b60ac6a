import { oneLine } from '@/utils/article/one-line';
import { kindOf } from '@/utils/article/read-text-runs';

import { nearbyLines } from './nearby-lines';
import type { PageTitle } from './page-title';
import { bareText, textWeight } from './text-weight';

/** What a reader sees around the headline, a line for each block. */
export interface HeadlineText {
  /** Where the headline stands; null when it isn't shown. */
  headline: Element | null;
  /** The last lines before it, nearest first. */
  before: string[];
  /** The lines after it, up to and with the first few of the story. */
  after: string[];
}

const LINES_BEFORE = 8;
const LINES_AFTER = 30;
/** Weight from which a line is a paragraph of the story. */
const PARAGRAPH_WEIGHT = 160;
/** Paragraphs read after the headline: the dateline stands in the first, sometimes below a summary. */
const PARAGRAPHS = 3;

/** The lines around the headline; those at the top of the page when the headline isn't shown. */
export function headlineText(document: Document, { title, heading }: PageTitle): HeadlineText {
  const headline = heading ?? elementShowing(document, title);
  const after: string[] = [];
  let paragraphs = 0;
  for (const line of nearbyLines(document.body, headline ?? document.body, 'after')) {
    if (after.length === 0 && bareText(line) === bareText(title)) continue;
    after.push(line);
    if (textWeight(line) >= PARAGRAPH_WEIGHT) paragraphs += 1;
    if (paragraphs === PARAGRAPHS || after.length === LINES_AFTER) break;
  }
  const before: string[] = [];
  for (const line of headline ? nearbyLines(document.body, headline, 'before') : []) {
    before.push(line);
    if (before.length === LINES_BEFORE) break;
  }
  return { headline, before, after };
}

const SHOW_TEXT = 0x4;

/** The first element whose own text holds the title; null when none does. */
function elementShowing(document: Document, title: string): Element | null {
  if (title === '') return null;
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { data, parentElement } = node as Text;
    if (data.length < title.length || !oneLine(data.slice(0, 4 * title.length)).includes(title)) continue;
    if (parentElement && !kindOf(parentElement).isLeftOut) return parentElement;
  }
  return null;
}
