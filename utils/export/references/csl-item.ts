import { noteOf, quoteOf } from '@/utils/annotation/annotation';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';
import { siteOf } from '@/utils/search/site-of';

import type { ExportableFacts } from '../exportable-article';
import { inTextOrder } from '../in-text-order';
import { type CslName, personName } from './person-name';

/** A date of CSL-JSON: year, month and day, as far as they are known. */
export interface CslDate {
  'date-parts': [number[]];
}

/** What of CSL-JSON (citationstyles.org, schema 1.0.2) an article of a newspaper has. */
export interface CslItem {
  id: string;
  type: 'article-newspaper';
  title: string;
  author?: CslName[];
  'container-title': string;
  section?: string;
  issued?: CslDate;
  accessed: CslDate;
  URL?: string;
  language?: string;
  abstract?: string;
  keyword?: string;
  note?: string;
}

/** An article as a reference. Its note says what the reader wrote on it, and each quote with the note on that. */
export function cslItem({ article, annotations }: ExportableFacts): CslItem {
  const { byline, siteName, sourceName, section, publishedTime, savedAt, lang, excerpt, tags } = article;
  const names = byline.map(oneLine).filter((name) => name !== '');
  const url = webAddress(article.url);
  const notes = [
    article.note.trim(),
    ...inTextOrder(annotations).map((one) => quoted(quoteOf(one).exact, noteOf(one).trim())),
  ].filter((note) => note !== '');
  const issued = publishedTime === null ? null : dateParts(publishedTime);
  return {
    id: referenceKey(article.id, names[0] ?? siteOf(article), publishedTime),
    type: 'article-newspaper',
    title: oneLine(article.title),
    ...(names.length === 0 ? {} : { author: names.map((name) => personName(name, [siteName, sourceName])) }),
    'container-title': oneLine(siteOf(article)),
    ...(section === null ? {} : { section: oneLine(section) }),
    ...(issued === null ? {} : { issued }),
    accessed: dateParts(savedAt) ?? { 'date-parts': [[]] },
    ...(url === null ? {} : { URL: url }),
    ...(lang === null ? {} : { language: lang }),
    ...(excerpt === null ? {} : { abstract: oneLine(excerpt) }),
    ...(tags.length === 0 ? {} : { keyword: tags.join(', ') }),
    ...(notes.length === 0 ? {} : { note: notes.join('\n\n') }),
  };
}

function quoted(quote: string, note: string): string {
  return [quote === '' ? '' : `“${quote}”`, note].filter((part) => part !== '').join('\n');
}

function dateParts(time: string): CslDate | null {
  const [day] = /^\d{4}(?:-\d\d){0,2}/.exec(time) ?? [];
  return day === undefined ? null : { 'date-parts': [day.split('-').map(Number)] };
}

/** What the reference is cited by: a word of whose it is, the year, and part of the id, so that no two are alike. */
function referenceKey(id: string, name: string, publishedTime: string | null): string {
  const latin = name
    .normalize('NFD')
    .toLowerCase()
    .split(/[^a-z\p{M}]+/u)
    .map((word) => word.replace(/[^a-z]/g, ''))
    .findLast((word) => word !== '');
  return `${latin ?? 'article'}${publishedTime?.slice(0, 4) ?? ''}-${id.slice(0, 8)}`;
}
