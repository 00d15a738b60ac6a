import type { TextSpan } from '@/utils/article/rendered-text';

/**
 * A suggestion as Chromium's address bar takes it, in XML: a title in which places are marked, and what is said of it more
 * quietly (https://developer.chrome.com/docs/extensions/reference/api/omnibox#type-SuggestResult).
 */
export function suggestionMarkup(title: string, marked: TextSpan[], aside: string): string {
  let markup = '';
  let at = 0;
  for (const { start, end } of marked.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end <= start) continue;
    markup += `${escaped(title.slice(at, start))}<match>${escaped(title.slice(start, end))}</match>`;
    at = end;
  }
  return `${markup}${escaped(title.slice(at))} <dim>${escaped(aside)}</dim>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Without what XML 1.0 has no way to write: one such character, and Chromium shows no suggestions at all. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
