import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';

import type { ExportableFacts } from '@/utils/export/exportable-article';
import { bookmarkFile } from '@/utils/export/to-bookmarks';

import { anExportable } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

async function write(...sources: ExportableFacts[]): Promise<string> {
  const writer = bookmarkFile((extension) => `all${extension}`);
  for (const source of sources) await writer.add(source);
  const [file] = await writer.finish();
  return file ? new Blob([file.content]).text() : '';
}

describe('bookmarkFile', () => {
  it('is what browsers read as bookmarks', async () => {
    const source = anExportable({
      article: { tags: ['sea', '港口'], note: 'a < b\n"c"', state: 'archived', title: 'Tom & "Jerry"' },
      highlights: [{ exact: 'Friday', note: 'Which one?' }],
    });
    expect(await write(source, anExportable({ article: { url: 'https://a.example/?a=1&b=2' } }))).toBe(
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><A HREF="https://courier.example/2026/ferry" ADD_DATE="1795507200" LAST_MODIFIED="1795507200" TAGS="sea,港口">Tom &amp; &quot;Jerry&quot;</A>
    <DD>a &lt; b
&quot;c&quot;
Friday
Which one?
    <DT><A HREF="https://a.example/?a=1&amp;b=2" ADD_DATE="1795507200" LAST_MODIFIED="1795507200" TOREAD="1">The last ferry</A>
</DL><p>
`,
    );
  });

  it('is no file where no article has a web address', async () => {
    expect(await write(anExportable({ article: { url: 'javascript:alert(1)' } }))).toBe('');
  });

  it('makes nothing but text of hostile strings', async () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    const all = [...markdown, ...urls, ...(hostilePages() ?? [])];
    const html = await write(
      ...all.flatMap((hostile) => [
        anExportable({
          article: { title: hostile, note: hostile, tags: [hostile] },
          highlights: [{ exact: hostile, note: hostile }],
        }),
        anExportable({ article: { url: hostile } }),
      ]),
    );
    const { document } = new JSDOM(html).window;
    const names = new Set([...document.querySelectorAll('*')].map(({ localName }) => localName));
    for (const known of ['html', 'head', 'meta', 'title', 'body', 'h1', 'dl', 'p', 'dt', 'dd', 'a'])
      names.delete(known);
    expect([...names]).toEqual([]);
    for (const { protocol } of document.links) expect(protocol).toMatch(/^(?:https?|mailto):$/);
  });
});
