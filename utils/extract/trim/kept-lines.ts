/** Weight below which a line without an end is a label or a name. */
export const LABEL_WEIGHT = 50;
/** In these, short lines and lone links are the story's own. */
export const KEPT = 'figure, blockquote, ul, ol, dl, table, pre';

export function isHeading({ localName }: Element): boolean {
  return /^h[1-6]$/.test(localName);
}
