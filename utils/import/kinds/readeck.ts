import * as v from 'valibot';

import { importedColor } from '../imported-color';
import { importedPublication, importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import { beginsWith, jsonKind, maybeFlag, maybeText, maybeTexts, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

/** Readeck's bookmarks as its API gives them (`/api/bookmarks`), with annotations where they are there. */
export const readeck = jsonKind({
  name: 'readeck',
  matches: ({ json }) => beginsWith(json, ['url', 'is_marked', 'is_archived']),
  paths: ['$.*'],
  schema: v.object({
    url: maybeText,
    title: maybeText,
    site_name: maybeText,
    authors: maybeTexts,
    lang: maybeText,
    description: maybeText,
    published: maybeTime,
    created: maybeTime,
    is_marked: maybeFlag,
    is_archived: maybeFlag,
    labels: maybeTexts,
    annotations: v.nullish(
      v.array(v.object({ text: maybeText, note: maybeText, color: maybeText, created: maybeTime })),
      [],
    ),
  }),
  items: (bookmark, place) => [
    importedArticle({
      place,
      url: bookmark.url,
      title: bookmark.title,
      siteName: bookmark.site_name || null,
      byline: bookmark.authors,
      lang: bookmark.lang || null,
      excerpt: bookmark.description || null,
      publishedTime: importedPublication(bookmark.published),
      tags: tagList(bookmark.labels),
      isFavourite: bookmark.is_marked,
      state: bookmark.is_archived ? 'archived' : 'unread',
      savedAt: importedTime(bookmark.created),
      highlights: bookmark.annotations.map(({ text, note, color, created }) =>
        importedHighlight({ exact: text, note, color: importedColor(color), created: importedTime(created) }),
      ),
    }),
  ],
});
