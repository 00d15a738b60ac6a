import * as v from 'valibot';

import { importedColor } from '../imported-color';
import { importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import { beginsWith, jsonKind, maybeText, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

const named = v.pipe(
  v.object({ name: v.string() }),
  v.transform(({ name }) => name),
);

/** Linkwarden's backup: collections with links. The collection's name becomes a tag. */
export const linkwarden = jsonKind({
  name: 'linkwarden',
  matches: ({ json }) => beginsWith(json, ['name', 'links'], 'collections'),
  paths: ['$.collections.*'],
  schema: v.object({
    name: maybeText,
    links: v.array(
      v.object({
        url: maybeText,
        name: maybeText,
        description: maybeText,
        tags: v.nullish(v.array(named), []),
        createdAt: maybeTime,
        highlights: v.nullish(
          v.array(v.object({ text: maybeText, comment: maybeText, color: maybeText, createdAt: maybeTime })),
          [],
        ),
      }),
    ),
  }),
  items: ({ name, links }, place) =>
    links.map((link) =>
      importedArticle({
        place,
        url: link.url,
        title: link.name,
        note: link.description,
        tags: tagList([...(name === 'Unorganized' ? [] : [name]), ...link.tags]),
        savedAt: importedTime(link.createdAt),
        highlights: link.highlights.map(({ text, comment, color, createdAt }) =>
          importedHighlight({
            exact: text,
            note: comment,
            color: importedColor(color),
            created: importedTime(createdAt),
          }),
        ),
      }),
    ),
});
