import * as v from 'valibot';

import type { ImportTools } from '../import-kind';
import { bodyOf, wordsOf } from '../html-elements';
import { importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import type { ImportKind } from '../import-kind';
import { beginsWith, jsonKind, maybeText, maybeTime } from '../json-kind';

const highlight = v.object({
  text: maybeText,
  content: maybeText,
  timestamp: maybeTime,
  id: maybeTime,
  notes: v.nullish(v.array(v.string()), []),
});

/** The highlights that Obsidian Web Clipper exports: a list of pages, each with its own. They are HTML. */
const asWritten = jsonKind({
  name: 'clipper',
  matches: ({ json }) =>
    beginsWith(json, ['url', 'highlights']) && !beginsWith(json, ['url', 'highlights', 'slug']),
  paths: ['$.*'],
  schema: v.object({ url: v.string(), title: maybeText, highlights: v.array(highlight) }),
  items: ({ url, title, highlights }, place) => [
    importedArticle({
      place,
      url,
      title,
      highlights: highlights.map(({ text, content, timestamp, id, notes }) =>
        importedHighlight({
          exact: text || content,
          note: notes.join('\n\n'),
          created: importedTime(timestamp) ?? importedTime(id),
        }),
      ),
    }),
  ],
});

export const clipper: ImportKind = {
  ...asWritten,
  read: async function* (source, tools) {
    for await (const item of asWritten.read(source, tools)) {
      yield item.kind === 'article'
        ? {
            ...item,
            highlights: item.highlights.map((one) => ({ ...one, exact: plainText(one.exact, tools) })),
          }
        : item;
    }
  },
};

/** The text of a piece of HTML on one line; one that holds no tags is a text. */
function plainText(html: string, { parse }: ImportTools): string {
  if (!/<[a-z/]/i.test(html)) return html;
  return wordsOf(bodyOf(parse(html, 'https://clipper.invalid/')));
}
