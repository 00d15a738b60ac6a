import { escapeHtml } from '@/utils/shared/escape-html';

/** A stretch of a written reference: plain, in italics, or an address. */
export interface CitedPart {
  text: string;
  look?: 'italic' | 'link';
}

/** A reference as plain text. */
export function citedText(parts: readonly CitedPart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** A reference as HTML, on one line, without an element around it. */
export function citedHtml(parts: readonly CitedPart[]): string {
  return parts
    .map(({ text, look }) => {
      const escaped = escapeHtml(text);
      if (look === 'italic') return `<i>${escaped}</i>`;
      return look === 'link' ? `<a href="${escaped}">${escaped}</a>` : escaped;
    })
    .join('');
}
