import * as v from 'valibot';

import { gatherByAddress } from '../gather-by-address';
import { importedColor } from '../imported-color';
import { importedTime } from '../imported-time';
import {
  importedArticle,
  type ImportedHighlight,
  importedHighlight,
  type ImportItem,
  type ImportPlace,
} from '../import-record';
import { beginsWith, jsonKind, maybeText, maybeTime, property } from '../json-kind';
import { tagList } from '../tag-list';

const list = <Entry>(entry: v.GenericSchema<unknown, Entry>) =>
  v.pipe(
    v.nullish(
      v.union([
        v.array(v.unknown()),
        v.pipe(
          v.unknown(),
          v.transform((one) => [one]),
        ),
      ]),
      [],
    ),
    v.transform((entries) => entries.flatMap((one) => (v.is(entry, one) ? [v.parse(entry, one)] : []))),
  );

const body = v.union([
  v.pipe(
    v.string(),
    v.transform((value) => ({ purpose: 'commenting', value })),
  ),
  v.object({ purpose: maybeText, value: v.string() }),
]);
const selector = v.object({ type: v.string(), exact: maybeText, prefix: maybeText, suffix: maybeText });
const target = v.union([
  v.pipe(
    v.string(),
    v.transform((source) => ({ source, selector: [] })),
  ),
  v.object({ source: v.string(), selector: list(selector) }),
]);

const annotation = v.object({
  id: maybeText,
  type: v.union([v.literal('Annotation'), v.pipe(v.array(v.string()), v.includes('Annotation'))]),
  body: list(body),
  target: list(target),
  created: maybeTime,
  color: maybeText,
});
type WebAnnotation = v.InferOutput<typeof annotation>;

/** Web Annotations (https://www.w3.org/TR/annotation-model/): a collection, one of its pages, or a list, of ours or of others. */
export const annotations = gatherByAddress(
  jsonKind({
    name: 'annotations',
    matches: ({ json }) =>
      /^Annotation(?:Collection|Page)$/.test(String(property(json, 'type'))) ||
      beginsWith(json, ['type', 'target']),
    paths: ['$.first.items.*', '$.items.*', '$.*'],
    schema: v.pipe(
      v.unknown(),
      v.transform((value) => (property(value, 'target') === undefined ? null : value)),
      v.nullable(annotation),
    ),
    items: (value, place) => (value === null ? [] : itemsOf(value, place)),
  }),
);

function itemsOf(
  { id, body: bodies, target: targets, created, color }: WebAnnotation,
  place: ImportPlace,
): ImportItem[] {
  const note = bodies
    .filter(({ purpose }) => purpose !== 'tagging')
    .map(({ value }) => value)
    .join('\n\n');
  const tags = tagList(bodies.filter(({ purpose }) => purpose === 'tagging').map(({ value }) => value));
  return targets.map(({ source, selector: selectors }) => {
    const quote = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && exact !== '');
    const at = { place, url: source, savedAt: importedTime(created) };
    return quote
      ? importedArticle({ ...at, highlights: [highlightOf(quote)] })
      : importedArticle({ ...at, note, tags });
  });

  function highlightOf({ exact, prefix, suffix }: v.InferOutput<typeof selector>): ImportedHighlight {
    return importedHighlight({
      id: /^urn:uuid:([0-9a-f-]{36})$/.exec(id)?.[1] ?? null,
      exact,
      prefix,
      suffix,
      note,
      tags,
      color: importedColor(color),
      created: importedTime(created),
    });
  }
}
