import * as v from 'valibot';

import { gatherByAddress } from '../gather-by-address';
import { importedColor } from '../imported-color';
import { importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import { beginsWith, jsonKind, maybeText, maybeTime } from '../json-kind';

const quote = v.object({ type: v.string(), exact: maybeText, prefix: maybeText, suffix: maybeText });
const found = v.object({
  fullUrl: maybeText,
  fullTitle: maybeText,
  pageUrl: maybeText,
  pageTitle: maybeText,
  body: maybeText,
  comment: maybeText,
  color: maybeText,
  createdWhen: maybeTime,
  selector: v.nullish(
    v.object({ descriptor: v.nullish(v.object({ content: v.nullish(v.array(quote), []) })) }),
  ),
});

/** What Memex writes into its backups: changes of its tables, of which pages and annotations are taken. */
export const memex = gatherByAddress(
  jsonKind({
    name: 'memex',
    matches: ({ json }) => beginsWith(json, ['collection', 'operation'], 'changes'),
    paths: ['$.changes.*'],
    schema: v.object({ collection: v.string(), object: v.nullish(found) }),
    items: ({ collection, object }, place) => {
      if (!object) return [];
      if (collection === 'pages')
        return [importedArticle({ place, url: object.fullUrl, title: object.fullTitle })];
      if (collection !== 'annotations') return [];
      const { pageUrl, pageTitle, body, comment, color, createdWhen, selector } = object;
      const url = /^https?:/i.test(pageUrl) || pageUrl === '' ? pageUrl : `https://${pageUrl}`;
      const told = (selector?.descriptor?.content ?? []).find(({ type }) => type === 'TextQuoteSelector');
      const created = importedTime(createdWhen);
      if (body === '' && !told)
        return [importedArticle({ place, url, title: pageTitle, note: comment, savedAt: created })];
      return [
        importedArticle({
          place,
          url,
          title: pageTitle,
          savedAt: created,
          highlights: [
            importedHighlight({
              exact: told && told.exact !== '' ? told.exact : body,
              prefix: told?.prefix ?? '',
              suffix: told?.suffix ?? '',
              note: comment,
              color: importedColor(color),
              created,
            }),
          ],
        }),
      ];
    },
  }),
);
