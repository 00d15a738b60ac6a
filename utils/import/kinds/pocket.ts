import { bodyOf, wordsOf } from '../html-elements';
import { decodeText } from '../decode-text';
import type { ImportKind } from '../import-kind';
import { faultAt, type ImportItem, importedArticle } from '../import-record';
import { importedTime } from '../imported-time';
import { readCsv } from '../read-csv';
import { tagList } from '../tag-list';

const COLUMNS = ['title', 'url', 'time_added', 'tags', 'status'];

/** Pocket's last export: `part_000000.csv`, tags with `|` between them. */
export const pocketCsv: ImportKind = {
  name: 'pocket',
  matches: ({ columns }) => COLUMNS.every((name) => columns.includes(name)),
  read: async function* (source) {
    for await (const read of readCsv(source)) {
      const place = { file: source.path, record: read.number };
      if ('broken' in read) yield faultAt(place, 'broken', read.broken);
      else {
        const { title = '', url = '', time_added, tags = '', status = '' } = read.row;
        const isKnown = status === 'unread' || status === 'archive';
        yield isKnown
          ? pocketArticle(place, url, title, time_added, tags.split('|'), status === 'archive')
          : faultAt(place, 'invalid', `status: ${status}`);
      }
    }
  },
};

/** Pocket's earlier export: `ril_export.html`, a list of what is unread and one of what was read. */
export const pocketHtml: ImportKind = {
  name: 'pocket',
  matches: ({ text }) => /<title>Pocket Export<\/title>/i.test(text),
  read: async function* (source, { parse }) {
    const html = decodeText(new Uint8Array(await (await source.open()).arrayBuffer()));
    const body = bodyOf(parse(html, 'https://pocket.invalid/'));
    const all = [...body.querySelectorAll('li > a')];
    const isCut = !/<\/html>\s*$/i.test(html);
    const links = isCut ? all.slice(0, -1) : all;
    if (isCut)
      yield faultAt({ file: source.path, record: links.length + 1 }, 'broken', 'no </html> at its end');
    for (const [index, link] of links.entries()) {
      const heading = link.closest('ul')?.previousElementSibling;
      yield pocketArticle(
        { file: source.path, record: index + 1 },
        link.getAttribute('href') ?? '',
        wordsOf(link),
        link.getAttribute('time_added'),
        (link.getAttribute('tags') ?? '').split(','),
        /archive/i.test(wordsOf(heading)),
      );
    }
  },
};

function pocketArticle(
  place: { file: string; record: number },
  url: string,
  title: string,
  added: unknown,
  tags: string[],
  isArchived: boolean,
): ImportItem {
  return importedArticle({
    place,
    url,
    title,
    tags: tagList(tags),
    state: isArchived ? 'archived' : 'unread',
    savedAt: importedTime(added),
  });
}
