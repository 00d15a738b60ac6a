import { bodyOf, wordsOf } from '../html-elements';
import { decodeText } from '../decode-text';
import type { ImportKind } from '../import-kind';
import { faultAt, importedArticle } from '../import-record';
import { importedTime } from '../imported-time';
import { tagList } from '../tag-list';

/**
 * The bookmark file that browsers and bookmark services write (Netscape's: https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/platform-apis/aa753582(v=vs.85)),
 * with `TAGS` and `TOREAD` as Pinboard and Raindrop have them. Folders become tags; the description becomes the note.
 */
export const bookmarks: ImportKind = {
  name: 'bookmarks',
  matches: ({ text }) => /^\s*<!doctype netscape-bookmark-file/i.test(text),
  read: async function* (source, { parse }) {
    const html = decodeText(new Uint8Array(await (await source.open()).arrayBuffer()));
    const body = bodyOf(parse(html, 'https://bookmarks.invalid/'));
    const all = [...body.querySelectorAll('dt > a, dt > h3 ~ a')];
    const isCut = !/<\/dl>(?:\s|<p>|<\/[a-z]+>)*$/i.test(html);
    // Nobody knows whether the last one is whole.
    const links = isCut ? all.slice(0, -1) : all;
    if (isCut)
      yield faultAt({ file: source.path, record: links.length + 1 }, 'broken', 'no </DL> at its end');
    for (const [index, link] of links.entries()) {
      const place = { file: source.path, record: index + 1 };
      const url = link.getAttribute('href') ?? '';
      // Firefox's own places and scripts kept as bookmarks.
      if (!/^https?:/i.test(url)) {
        yield faultAt(place, 'noAddress', url || wordsOf(link));
        continue;
      }
      const description = link.parentElement?.nextElementSibling;
      yield importedArticle({
        place,
        url,
        title: wordsOf(link),
        tags: tagList([...foldersOf(link), ...(link.getAttribute('tags') ?? '').split(',')]),
        note: description?.localName === 'dd' ? ownText(description).trim() : '',
        state: link.getAttribute('toread') === '0' ? 'archived' : 'unread',
        savedAt: importedTime(link.getAttribute('add_date')),
      });
    }
  },
};

/** Names of the folders that a bookmark lies in, the outermost first; browsers' own folders say nothing. */
function foldersOf(link: Element): string[] {
  const names: string[] = [];
  for (let list = link.closest('dl'); list; list = list.parentElement?.closest('dl') ?? null) {
    const heading = [list.previousElementSibling, list.parentElement?.querySelector(':scope > h3')].find(
      (element) => element?.localName === 'h3',
    );
    if (heading && !isBrowsersOwn(heading)) names.unshift(wordsOf(heading));
  }
  return names;
}

function isBrowsersOwn(heading: Element): boolean {
  return heading.hasAttribute('personal_toolbar_folder') || heading.hasAttribute('unfiled_bookmarks_folder');
}

/** The text of a description, which has no end tag: what follows may have been read into it. */
function ownText(element: Element): string {
  return [...element.childNodes]
    .map((node) => (node.nodeName === 'BR' ? '\n' : node.nodeType === 3 ? (node.textContent ?? '') : ''))
    .join('');
}
