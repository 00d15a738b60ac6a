const NOT_ON_ONE_LINE = /[^\S \u3000]|[\u200b\p{Cc}]| {2}/u;
/** What shows nothing, and parts words. */
const UNSEEN = /[\u200b\p{Cc}]/gu;
/** White space but for the full-width one: what isn't a single space. */
const SPACES = /[^\S \u3000][^\S\u3000]*| [^\S\u3000]+/g;

/**
 * The text on one line, white space collapsed and controls gone; a full-width space, which divides Japanese headlines, stays
 * between words.
 */
export function oneLine(text: string): string {
  const line = text.trim();
  return NOT_ON_ONE_LINE.test(line) ? line.replace(UNSEEN, ' ').replace(SPACES, ' ').trim() : line;
}
