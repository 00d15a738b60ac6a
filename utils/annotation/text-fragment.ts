import type { TextQuoteSelector } from './annotation';

/** Longest quote that a link has whole, in UTF-16 code units; of a longer one it has both ends. */
const MAX_WHOLE = 200;
/** How much of each end, or of what stands around the quote, a link has at least. */
const END_LENGTH = 30;

/**
 * The address of a page with a text fragment (wicg.github.io/scroll-to-text-fragment), by which browsers scroll to the quote and
 * mark it. What stands around the quote is in it where the quote isn't the only one of its words in `text`, the article's.
 */
export function quoteLink(url: string, { exact, prefix, suffix }: TextQuoteSelector, text: string): string {
  const isOnly = text.indexOf(exact) === text.lastIndexOf(exact);
  const parts = [
    ...(isOnly || lastLine(prefix) === '' ? [] : [`${encode(wholeWords(lastLine(prefix), true))}-`]),
    ...ends(exact.trim()).map(encode),
    ...(isOnly || firstLine(suffix) === '' ? [] : [`-${encode(wholeWords(firstLine(suffix), false))}`]),
  ];
  const [page = '', ...fragment] = url.split('#');
  const own = fragment.join('#').replace(/:~:.*$/s, '');
  return `${page}#${own}:~:text=${parts.join(',')}`;
}

/** The quote, or its beginning and end: a fragment's text must stand in one block, and a link has to stay short. */
function ends(exact: string): string[] {
  if (exact.length <= MAX_WHOLE && !exact.includes('\n')) return [exact];
  return [wholeWords(firstLine(exact), false), wholeWords(lastLine(exact), true)];
}

/** As many whole words of one end of a line as are needed; of scripts without spaces, as many characters. */
function wholeWords(line: string, fromEnd: boolean): string {
  if (line.length <= END_LENGTH * 2) return line;
  if (fromEnd) {
    const at = line.lastIndexOf(' ', line.length - END_LENGTH);
    return line
      .slice(at > line.length - END_LENGTH * 2 ? at + 1 : -END_LENGTH)
      .replace(/^[\udc00-\udfff]/, '');
  }
  const at = line.indexOf(' ', END_LENGTH);
  return line.slice(0, at > 0 && at < END_LENGTH * 2 ? at : END_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.trim() ?? '';
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}

/** `-`, `,` and `&` part a fragment; `encodeURIComponent` leaves the first. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
