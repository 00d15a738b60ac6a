import { escapeHtml } from '@/utils/shared/escape-html';

import { type CitedPart, citedHtml, citedText } from './cited-part';

/** What is put on the clipboard: the same for programs that take text alone and for those that take italics. */
export interface CopiedText {
  text: string;
  html: string;
}

/** A reference by itself. */
export function copiedCitation(parts: readonly CitedPart[]): CopiedText {
  return { text: citedText(parts), html: `<p>${citedHtml(parts)}</p>` };
}

/** A quote with the reference to where it stands, below it. */
export function copiedQuote(quote: string, parts: readonly CitedPart[]): CopiedText {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  return {
    text: `“${lines.join('\n')}”\n\n${citedText(parts)}`,
    html: `<blockquote>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</blockquote><p>${citedHtml(parts)}</p>`,
  };
}
