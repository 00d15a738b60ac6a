import * as v from 'valibot';

import { importedPublication, importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import { beginsWith, jsonKind, maybeFlag, maybeText, maybeTexts, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

const tag = v.union([
  v.string(),
  v.pipe(
    v.object({ label: v.string() }),
    v.transform(({ label }) => label),
  ),
]);

/** wallabag's entries as JSON, with their bodies and annotations. */
export const wallabag = jsonKind({
  name: 'wallabag',
  matches: ({ json }) => beginsWith(json, ['is_archived', 'is_starred', 'content']),
  paths: ['$.*'],
  schema: v.object({
    url: maybeText,
    given_url: maybeText,
    title: maybeText,
    content: maybeText,
    is_archived: maybeFlag,
    is_starred: maybeFlag,
    tags: v.nullish(v.array(tag), []),
    created_at: maybeTime,
    published_at: maybeTime,
    published_by: maybeTexts,
    language: maybeText,
    annotations: v.nullish(
      v.array(v.object({ quote: maybeText, text: maybeText, created_at: maybeTime })),
      [],
    ),
  }),
  items: (entry, place) => [
    importedArticle({
      place,
      url: entry.url || entry.given_url,
      title: entry.title,
      html: entry.content || null,
      byline: entry.published_by,
      publishedTime: importedPublication(entry.published_at),
      lang: entry.language.replace('_', '-') || null,
      tags: tagList(entry.tags),
      isFavourite: entry.is_starred,
      state: entry.is_archived ? 'archived' : 'unread',
      savedAt: importedTime(entry.created_at),
      highlights: entry.annotations.map(({ quote, text, created_at }) =>
        importedHighlight({ exact: quote, note: text, created: importedTime(created_at) }),
      ),
    }),
  ],
});
