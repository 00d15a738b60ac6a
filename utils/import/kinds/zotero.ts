import * as v from 'valibot';

import { importedTime } from '../imported-time';
import { importedArticle } from '../import-record';
import { beginsWith, jsonKind, maybeText } from '../json-kind';
import { tagList } from '../tag-list';

const name = v.object({ family: maybeText, given: maybeText, literal: maybeText });
const date = v.nullish(v.object({ 'date-parts': v.optional(v.array(v.array(v.unknown()))), raw: maybeText }));

/** References as CSL-JSON, from Zotero or others; the note is kept. Those without an address aren't of the web. */
export const zotero = jsonKind({
  name: 'zotero',
  matches: ({ json }) => beginsWith(json, ['id', 'type', 'title']) && !beginsWith(json, ['target']),
  paths: ['$.*'],
  schema: v.object({
    title: maybeText,
    URL: maybeText,
    author: v.nullish(v.array(name), []),
    'container-title': maybeText,
    abstract: maybeText,
    note: maybeText,
    keyword: maybeText,
    language: maybeText,
    issued: date,
    accessed: date,
  }),
  items: (reference, place) => [
    importedArticle({
      place,
      url: reference.URL,
      title: reference.title,
      byline: reference.author.map(({ family, given, literal }) => literal || `${given} ${family}`.trim()),
      siteName: reference['container-title'] || null,
      excerpt: reference.abstract || null,
      note: reference.note,
      tags: tagList(reference.keyword),
      lang: reference.language || null,
      publishedTime: dayOf(reference.issued),
      savedAt: importedTime(dayOf(reference.accessed) ?? ''),
    }),
  ],
});

function dayOf(written: v.InferOutput<typeof date>): string | null {
  const [year, month = 1, day = 1] = (written?.['date-parts']?.[0] ?? []).map(Number);
  if (!year || !Number.isInteger(year) || year < 1000 || year > 2200) return null;
  const time = Date.UTC(year, month - 1, day);
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
