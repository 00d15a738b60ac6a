import { noteOf, quoteOf } from '@/utils/annotation/annotation';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';
import { escapeHtml } from '@/utils/shared/escape-html';

import type { ArticleWriter, ExportableFacts } from './exportable-article';
import { GatheredText } from './gathered-text';
import { inTextOrder } from './in-text-order';

const HEAD = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
`;

/**
 * Articles and links as the bookmark file that browsers and bookmark services read (Netscape's), with tags as Pinboard and
 * Raindrop read them. Notes, and quotes with theirs, are the description. What has no web address has no place in it.
 */
export function bookmarkFile(nameFor: (extension: string) => string): ArticleWriter<ExportableFacts> {
  const file = new GatheredText();
  let isEmpty = true;
  return {
    add: (source) => {
      const entry = bookmark(source);
      if (entry === null) return [];
      if (isEmpty) file.add(HEAD);
      isEmpty = false;
      file.add(entry);
      return [];
    },
    finish: () => {
      if (isEmpty) return [];
      file.add('</DL><p>\n');
      return [{ path: nameFor('.html'), content: file.finish() }];
    },
  };
}

function bookmark({ article, annotations }: ExportableFacts): string | null {
  const href = webAddress(article.url);
  if (href === null) return null;
  const attributes = {
    HREF: href,
    ADD_DATE: seconds(article.savedAt),
    LAST_MODIFIED: seconds(article.modified),
    ...(article.tags.length === 0 ? {} : { TAGS: article.tags.join(',') }),
    ...(article.state === 'archived' ? {} : { TOREAD: '1' }),
  };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  const lines = [
    article.note,
    ...inTextOrder(annotations).flatMap((one) => [quoteOf(one).exact, noteOf(one)]),
  ].filter((line) => line.trim() !== '');
  const description = lines.length === 0 ? '' : `    <DD>${escapeHtml(lines.join('\n'))}\n`;
  return `    <DT><A${written.join('')}>${escapeHtml(oneLine(article.title))}</A>\n${description}`;
}

/** Seconds since 1970, as the format has times. */
function seconds(time: string): string {
  return String(Math.floor(Date.parse(time) / 1_000));
}
