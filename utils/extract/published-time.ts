import type { HeadlineText } from './headline-text';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { parseTime, type WrittenTime } from './parse-time';
import { textWeight } from './text-weight';

/** Names under which pages declare when an article came out, the surest first. */
const META_NAMES = (
  'article:published_time og:published_time og:article:published_time article:published datepublished parsely-pub-date ' +
  'publishdate publish-date publish_date publishtime publish_time pubdate weibo:article:create_at og:release_date apub:time ' +
  '_pubtime bt:pubdate sailthru.date dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date article.published ' +
  'cxenseparse:recs:publishtime cxense-pubdate article_date_original citation_publication_date ptime releasedate ' +
  'firstpublished original-publish-date date'
).split(' ');
const TIME_ELEMENTS = '[itemprop~="datePublished"], time[pubdate], time[datetime]';
const ELSEWHERE = 'aside, footer, nav, [class*="related" i], [class*="comment" i], [class*="recommend" i]';

/**
 * When the article came out, as ISO 8601 in the page's own zone; null when the page doesn't say. What it declares (JSON-LD, meta tags,
 * `<time>`) goes before what it shows by the headline, but a bare day is refined by a time shown for the same day. A time
 * without a zone is in the one that other times of the page are in, else in `zone` (minutes ahead of UTC), else it stays
 * without one. One in UTC is told in `zone`, since its day may be another there.
 */
export function publishedTime(
  document: Document,
  { jsonLd, meta, shown, language, zone }: PublishedTimeSources,
): string | null {
  const parse = (text: string | null) => (text === null ? null : parseTime(text, language ?? 'en'));
  const declared = [
    jsonLd?.datePublished ?? null,
    ...META_NAMES.map((name) => meta(name)),
    ...timeElements(document),
  ]
    .map(parse)
    .filter((time) => time !== null);
  const seen = [...beforeStory(shown.after), ...shown.before].filter(isShort).map(parse);
  const [visible = null] = seen.filter((time) => time !== null).filter(isCredible);
  const [first = null] = declared.filter(isCredible);
  const refines = first && visible?.clock && isBareDay(first) && isSameDay(first, visible);
  const written = refines ? visible : (first ?? visible);
  const itsZone = declared
    .map((time) => time.clock?.offset)
    .find((offset) => offset !== null && offset !== 0);
  return written && isoTime(written, itsZone ?? zone);
}

/** Where a page may say when it came out. */
export interface PublishedTimeSources {
  jsonLd: JsonLdArticle | null;
  meta: MetaTags;
  shown: HeadlineText;
  language: string | null;
  zone: number | null;
}

function timeElements(document: Document): (string | null)[] {
  return [...document.querySelectorAll(TIME_ELEMENTS)]
    .filter((element) => !element.closest(ELSEWHERE))
    .slice(0, 5)
    .map(
      (element) => element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent,
    );
}

/** The lines between headline and story; one sentence may stand there, which sums it up. */
function beforeStory(lines: string[]): string[] {
  const sentences = lines.flatMap((line, index) => (isSentence(line) ? [index] : []));
  return lines.slice(0, sentences[1] ?? lines.length);
}

function isSentence(line: string): boolean {
  return textWeight(line) >= 80 && /[.!?…。！？][”’"»」』)）]?$/.test(line);
}

/** A line that tells the date tells little else; dates in sentences are of the story. */
function isShort(line: string): boolean {
  return line.length <= 160;
}

/** News pages began in the nineties; scripts that fill in a date give 1970 or 0001. */
function isCredible({ year }: WrittenTime): boolean {
  return year > 1970 && year < 2100;
}

function isBareDay({ clock }: WrittenTime): boolean {
  return clock === null || (clock.hour === 0 && clock.minute === 0);
}

function isSameDay(a: WrittenTime, b: WrittenTime): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

function isoTime({ year, month, day, clock }: WrittenTime, zone: number | null): string {
  const digits = (value: number) => String(value).padStart(2, '0');
  const isUtc = clock?.offset === 0;
  const { hour, minute, second } = clock ?? { hour: 0, minute: 0, second: 0 };
  // Midnight in UTC is how scripts write a day.
  if (!clock || (isUtc && hour + minute + second === 0)) return [year, month, day].map(digits).join('-');
  const shift = isUtc ? (zone ?? 0) : 0;
  const offset = isUtc ? shift : (clock.offset ?? zone);
  const local = Date.UTC(year, month - 1, day, hour, minute + shift, second);
  const written = new Date(local).toISOString().slice(0, 19);
  if (offset === null) return written;
  if (offset === 0) return `${written}Z`;
  const ahead = Math.abs(offset);
  return `${written}${offset < 0 ? '-' : '+'}${digits(Math.floor(ahead / 60))}:${digits(ahead % 60)}`;
}
