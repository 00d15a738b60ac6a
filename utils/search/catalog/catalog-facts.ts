import { type Annotation, HIGHLIGHT_COLORS, type HighlightColor } from '@/utils/annotation/annotation';
import { isSaved } from '@/utils/article/article';
import { readingMinutes } from '@/utils/article/text-length';

import { hostOf } from '../host-of';
import type { SearchedArticle } from '../searched-article';
import { siteOf } from '../site-of';

/** What lists are filtered, sorted and counted by of an article. */
export interface CatalogFacts {
  id: string;
  title: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** When it, or one of its highlights, was last changed; milliseconds since 1970. */
  changedAt: number;
  /** As its page gave it, `20261105`; 0 where there is none. */
  publishedDay: number;
  /** Milliseconds since 1970 on the clock of its page, as if that were in UTC where its zone isn't known; NaN without one. */
  publishedAt: number;
  /** Bits: see `FLAGS`, and a colour of highlights by `colorFlag`. */
  flags: number;
  highlights: number;
  versions: number;
  minutes: number;
  /** As lists name it: see `siteOf`. */
  site: string;
  /** Without `www.`; empty where its address has none. */
  host: string;
  /** As its page gives it; empty where it doesn't. */
  lang: string;
  tags: string[];
}

export const FLAGS = {
  reading: 1 << 0,
  archived: 1 << 1,
  favourite: 1 << 2,
  deleted: 1 << 3,
  saved: 1 << 4,
  pictures: 1 << 5,
  /** A note on the article itself. */
  note: 1 << 6,
  /** A note on one of its highlights. */
  highlightNote: 1 << 7,
  /** Some of it was read. */
  begun: 1 << 8,
  /** `publishedAt` is without a zone: what instant that is depends on where the reader is. */
  zoneless: 1 << 9,
  /** Not in the library any more. */
  gone: 1 << 10,
} as const;

/** The bit that says that an article has highlights of a colour. */
export function colorFlag(color: HighlightColor): number {
  return 1 << (16 + HIGHLIGHT_COLORS.indexOf(color));
}

/** What the catalog holds of an article; its highlights are all, those that are deleted as well. */
export function catalogFacts(
  article: SearchedArticle,
  annotations: readonly Pick<Annotation, 'modified'>[] = [],
): CatalogFacts {
  const { id, title, savedAt, publishedTime, highlights, versions, lang, tags, url } = article;
  const isZoneless = publishedTime !== null && ZONELESS.test(publishedTime);
  const published = isZoneless ? `${publishedTime}Z` : publishedTime;
  return {
    id,
    title,
    savedAt: Date.parse(savedAt),
    changedAt: Math.max(...[article, ...annotations].map(({ modified }) => Date.parse(modified))),
    publishedDay: publishedTime === null ? 0 : dayNumber(publishedTime.slice(0, 10)),
    publishedAt: published === null ? NaN : Date.parse(published),
    flags: flagsOf(article) | (isZoneless ? FLAGS.zoneless : 0),
    highlights,
    versions,
    minutes: readingMinutes(article),
    site: siteOf(article),
    host: hostOf(url) ?? '',
    lang: lang ?? '',
    tags,
  };
}

/** A calendar day, `2026-11-05`, as a number that sorts as days do. */
export function dayNumber(day: string): number {
  const [, year = '0', month = '0', date = '0'] = DAY.exec(day) ?? [];
  return Number(year) * 10_000 + Number(month) * 100 + Number(date);
}

const DAY = /^(-?\d+)-(\d\d)-(\d\d)$/;
/** ECMAScript reads a day alone in UTC, and a time without a zone where the reader is. */
const ZONELESS = /T[\d:.]+$/;

function flagsOf(article: SearchedArticle): number {
  const { state, isFavourite, deletedAt, picturesKept, note, hasNotes, progress, colors } = article;
  const flags: [boolean, number][] = [
    [state === 'reading', FLAGS.reading],
    [state === 'archived', FLAGS.archived],
    [isFavourite, FLAGS.favourite],
    [deletedAt !== null, FLAGS.deleted],
    [isSaved(article), FLAGS.saved],
    [picturesKept > 0, FLAGS.pictures],
    [note.trim() !== '', FLAGS.note],
    [hasNotes, FLAGS.highlightNote],
    [progress > 0, FLAGS.begun],
    ...colors.map((color): [boolean, number] => [true, colorFlag(color)]),
  ];
  return flags.reduce((all, [holds, flag]) => (holds ? all | flag : all), 0);
}
