import * as v from 'valibot';

import { importedPublication, importedTime } from '../imported-time';
import { importedArticle, type ImportedHighlight, importedHighlight } from '../import-record';
import type { ImportSource } from '../import-source';
import { beginsWith, jsonKind, maybeText, maybeTexts, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

/** Omnivore's archive: lists of articles (`metadata_0_to_19.json`), bodies and highlights by their slugs beside them. */
export const omnivore = jsonKind({
  name: 'omnivore',
  matches: ({ json }) =>
    beginsWith(json, ['slug', 'url', 'savedAt']) || beginsWith(json, ['slug', 'url', 'state']),
  paths: ['$.*'],
  schema: v.object({
    slug: maybeText,
    url: maybeText,
    title: maybeText,
    description: maybeText,
    author: maybeText,
    state: maybeText,
    labels: maybeTexts,
    savedAt: maybeTime,
    publishedAt: maybeTime,
  }),
  items: async (item, place, source) => [
    importedArticle({
      place,
      url: item.url,
      title: item.title,
      byline: item.author === '' ? [] : [item.author],
      excerpt: item.description || null,
      publishedTime: importedPublication(item.publishedAt),
      tags: tagList(item.labels),
      state: item.state.toLowerCase() === 'archived' ? 'archived' : 'unread',
      savedAt: importedTime(item.savedAt),
      html: await textOf(source, `content/${item.slug}.html`),
      highlights: omnivoreHighlights((await textOf(source, `highlights/${item.slug}.md`)) ?? ''),
    }),
  ],
});

async function textOf(source: ImportSource, path: string): Promise<string | null> {
  const blob = await source.beside(path);
  return blob === null ? null : blob.text();
}

/** Quotes as Markdown: each begins with `>`, tags as `#tag` at its end; what follows a blank line is the note on it. */
function omnivoreHighlights(markdown: string): ImportedHighlight[] {
  return markdown
    .split(/^>[ \t]?/m)
    .slice(1)
    .reduce<string[]>((parts, part) => {
      const last = parts.at(-1);
      // Lines of one quote that all begin with the sign.
      if (last !== undefined && !/\n\s*\n/.test(last) && !last.endsWith('\n\n'))
        parts.splice(-1, 1, last + part);
      else parts.push(part);
      return parts;
    }, [])
    .flatMap((part) => {
      const [quote = '', ...notes] = part.split(/\n[ \t]*\n/);
      const { exact, tags } = withoutTags(quote.trim());
      if (exact === '') return [];
      return [
        importedHighlight({
          exact,
          note: notes.join('\n\n').trim(),
          tags: tagList(tags),
        }),
      ];
    });
}

const LAST_TAG = /\s#([\p{L}\p{N}_/-]+)$/u;

function withoutTags(quote: string): { exact: string; tags: string[] } {
  const tags: string[] = [];
  let exact = quote;
  for (let last = LAST_TAG.exec(exact); last; last = LAST_TAG.exec(exact)) {
    tags.unshift(last[1] ?? '');
    exact = exact.slice(0, last.index).trimEnd();
  }
  return { exact, tags };
}
