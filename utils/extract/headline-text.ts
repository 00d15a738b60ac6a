import type { RenderedText } from '@/utils/article/rendered-text';

import { bareText, textWeight } from './text-weight';
import type { PageTitle } from './page-title';

/** What a reader sees around the headline, a line for each block. */
export interface HeadlineText {
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

/** The lines around the headline in the text of the whole page; from its top when the headline isn't found. */
export function headlineText(page: RenderedText, { title, heading }: PageTitle): HeadlineText {
  const { text } = page;
  const start = heading ? page.offsetOf(heading, 0) : offsetOfTitle(text, title);
  const before = text.slice(0, start).split('\n').filter(isFilled).slice(-LINES_BEFORE).reverse();
  const after: string[] = [];
  let paragraphs = 0;
  for (const line of text
    .slice(start)
    .split('\n', LINES_AFTER + 1)
    .filter(isFilled)) {
    if (after.length === 0 && bareText(line) === bareText(title)) continue;
    after.push(line);
    if (textWeight(line) >= PARAGRAPH_WEIGHT) paragraphs += 1;
    if (paragraphs === PARAGRAPHS) break;
  }
  return { before, after };
}

function offsetOfTitle(text: string, title: string): number {
  const start = title === '' ? -1 : text.indexOf(title);
  return Math.max(0, start);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}
