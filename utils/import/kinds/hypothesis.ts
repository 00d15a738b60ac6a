import * as v from 'valibot';

import { gatherByAddress } from '../gather-by-address';
import { importedTime } from '../imported-time';
import { importedArticle, importedHighlight } from '../import-record';
import { beginsWith, jsonKind, maybeText, maybeTexts, maybeTime } from '../json-kind';
import { tagList } from '../tag-list';

const selector = v.object({ type: v.string(), exact: maybeText, prefix: maybeText, suffix: maybeText });
const title = v.fallback(
  v.pipe(
    v.array(v.string()),
    v.transform(([first = '']) => first),
  ),
  '',
);

/** Hypothesis's export, and what its API gives (`rows`). Notes on pages are the notes on their articles. */
export const hypothesis = gatherByAddress(
  jsonKind({
    name: 'hypothesis',
    matches: ({ json }) =>
      beginsWith(json, ['uri', 'target'], 'annotations') ||
      beginsWith(json, ['uri', 'target'], 'rows') ||
      beginsWith(json, ['uri', 'target']),
    paths: ['$.annotations.*', '$.rows.*', '$.*'],
    schema: v.pipe(
      v.unknown(),
      v.transform((value) => (isAnnotation(value) ? value : null)),
      v.nullable(
        v.object({
          uri: v.string(),
          text: maybeText,
          tags: maybeTexts,
          created: maybeTime,
          document: v.nullish(v.object({ title })),
          target: v.nullish(v.array(v.object({ selector: v.nullish(v.array(selector), []) })), []),
        }),
      ),
    ),
    items: (annotation, place) => {
      // Other properties of the file stand at the same depth.
      if (annotation === null) return [];
      const { uri, text, tags, created, document, target } = annotation;
      const quote = target.flatMap((one) => one.selector).find(({ type }) => type === 'TextQuoteSelector');
      return [
        importedArticle({
          place,
          url: uri,
          title: document?.title ?? '',
          savedAt: importedTime(created),
          ...(quote && quote.exact !== ''
            ? {
                highlights: [
                  importedHighlight({
                    exact: quote.exact,
                    prefix: quote.prefix,
                    suffix: quote.suffix,
                    note: text,
                    tags: tagList(tags),
                    created: importedTime(created),
                  }),
                ],
              }
            : { note: text, tags: tagList(tags) }),
        }),
      ];
    },
  }),
);

function isAnnotation(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'uri' in value;
}
