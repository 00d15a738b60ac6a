import * as v from 'valibot';

import { importedTime } from '../imported-time';
import { faultAt, importedArticle } from '../import-record';
import { beginsWith, jsonKind, maybeFlag, maybeText, maybeTexts, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

/** Karakeep's (Hoarder's) export: links with tags and notes. Notes by themselves and files aren't of web pages. */
export const karakeep = jsonKind({
  name: 'karakeep',
  matches: ({ json }) => beginsWith(json, ['createdAt', 'tags', 'content'], 'bookmarks'),
  paths: ['$.bookmarks.*'],
  schema: v.object({
    title: maybeText,
    tags: maybeTexts,
    note: maybeText,
    archived: maybeFlag,
    createdAt: maybeTime,
    content: v.nullish(v.object({ type: v.string(), url: maybeText, text: maybeText })),
  }),
  items: ({ title, tags, note, archived, createdAt, content }, place) =>
    content?.type === 'link'
      ? [
          importedArticle({
            place,
            url: content.url,
            title,
            note,
            tags: tagList(tags),
            state: archived ? 'archived' : 'unread',
            savedAt: importedTime(createdAt),
          }),
        ]
      : [faultAt(place, 'noAddress', title || (content?.text ?? ''))],
});
