import type { Found } from '@/utils/article/fact-source';
import { oneLine } from '@/utils/article/one-line';

import type { HeadlineText } from './headline-text';
import { isElsewhere } from './is-elsewhere';
import { isoTime } from './iso-time';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { nearbyLines } from './nearby-lines';
import { nearestElements } from './nearest-element';
import { type FoundTime, parseShownTime, parseTime, type WrittenTime } from './parse-time';
import { textWeight } from './text-weight';

/** Names under which pages declare when an article came out, the surest first. */
const META_NAMES = (
  'article:published_time og:published_time og:article:published_time article:published datepublished parsely-pub-date ' +
  'publishdate publish-date publish_date publishtime publish_time pubdate weibo:article:create_at og:release_date apub:time ' +
  '_pubtime bt:pubdate sailthru.date dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date article.published ' +
  'cxenseparse:recs:publishtime cxense-pubdate article_date_original citation_publication_date ptime releasedate ' +
  'firstpublished original-publish-date date'
).split(' ');
/** Any other name that says so. */
const META_NAME =
  /(?:publish|publication|issued|upload).{0,12}(?:date|time)|(?:date|time).{0,3}publish|:(?:upload|publish)ed$/;
const TIME_ELEMENTS =
  '[itemprop~="datePublished"], [property~="datePublished"], [property$=":datePublished"], .dt-published, time[datetime], relative-time[datetime], abbr.published[title]';
const UPDATED_ELEMENT =
  '[itemprop~="dateModified"], .dt-updated, [class*="modif" i], [class*="updated" i]:not([class*="publish" i])';
/** Elements whose name says that they hold a date, for want of anything better. */
const DATE_ELEMENTS = [
  'date',
  'datum',
  'fecha',
  'publi',
  'posted',
  'submitted',
  'timestamp',
  'pubtime',
  'entry-meta',
  'post-meta',
  'byline',
  'created',
]
  .map((name) => `[class*="${name}" i], [id*="${name}" i]`)
  .concat('time')
  .join(', ');

/** Words before the day on which something was changed; what such a line says first is not when it came out. */
const UPDATED =
  /\b(?:updated?|last (?:modified|edited|changed)|aktualisiert|letzte (?:änderung|aktualisierung)|geändert|mise? à jour|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|zaktualizowano|päivitetty|uppdaterad|opdateret|oppdatert|güncelle\p{L}*)|(?<!\p{L})(?:обновлено|изменено|оновлено)|更新|修改|수정|업데이트|تحديث|به[ \u200c]?روز|עודכן|अपडेट|cập nhật|แก้ไข|อัปเดต/iu;
/** Words before the day on which something came out. */
const PUBLISHED =
  /\b(?:published|posted|first published|originally (?:created|published)|veröffentlicht|erschienen|erstellt|eingestellt|gepostet|gespeichert|publié|paru|publicado|publicada|pubblicato|gepubliceerd|geplaatst|opublikowano|publicerad|publisert|offentliggjort|julkaistu|yayınlan\p{L}*|dikirim|đăng)|(?<!\p{L})(?:опубликовано|опубліковано)|发布|發布|发表|發表|公開|公开|掲載|配信|投稿|입력|등록|게시|نشر|منتشر|פורסם|प्रकाशित|เผยแพร่/iu;

/** Where a page may say when it came out. */
export interface PublishedTimeSources {
  jsonLd: JsonLdArticle | null;
  meta: MetaTags;
  shown: HeadlineText;
  language: string | null;
  zone: number | null;
  url: string;
}

/**
 * When the article came out, as ISO 8601 in the page's own zone; null when the page doesn't say. What it declares (JSON-LD,
 * meta tags, `<time>`) goes before what it shows by the headline, but a bare day is refined by a time shown for the same
 * day. After these, boxes on the page that are called after a date, a line that says "published", the page's address. A time
 * without a zone is in the one that other times of the page are in, else in `zone` (minutes ahead of UTC), else it stays
 * without one. One in UTC is told in the zone of the clock by the headline, else in `zone`, since its day may be another
 * there.
 */
export function publishedTime(document: Document, sources: PublishedTimeSources): Found<string> | null {
  const { shown, zone } = sources;
  const language = sources.language ?? 'en';
  const times = declaredTimes(document, sources, language);
  const first = times.next().value ?? null;
  // Chinese sites declare when the page was written out, and show when the story came out.
  const isRefinable = first && (isBareDay(first.value) || /^zh\b/i.test(language));
  if (first?.value.clock?.offset && !isRefinable) {
    return { value: isoTime(first.value, null), from: first.from };
  }
  const declared = [...(first ? [first] : []), ...times];
  const seen = shownTimes(shown, language).flatMap((time) => timesIn('shown', time));
  const [visible = null] = seen;
  const refines = isRefinable && visible?.value.clock && isSameDay(first.value, visible.value);
  const written =
    (refines ? visible : (first ?? visible)) ??
    timeInNamedBox(document, shown.headline, language) ??
    timeAnnounced(document, language) ??
    dayInAddress(sources.url);
  if (!written) return null;
  const all = [...declared, ...seen].map(({ value }) => value);
  const offset = all.map(({ clock }) => clock?.offset ?? 0).find((one) => one !== 0) ?? null;
  return {
    value: isoTime(written.value, offset ?? zoneOfClock(written.value, all) ?? zone),
    from: written.from,
  };
}

/** When the page says it was changed last, in the same form; null when it doesn't. */
export function shownUpdate({ after, before }: HeadlineText, language: string): FoundTime | null {
  for (const line of [...after, ...before].filter(isShort)) {
    const word = UPDATED.exec(line);
    const time = word && parseShownTime(line.slice(word.index), language);
    if (time && isCredible(time)) return time;
  }
  return null;
}

/** What the page declares, the surest first; read as far as it is asked for. */
function* declaredTimes(
  document: Document,
  { jsonLd, meta, shown }: PublishedTimeSources,
  language: string,
): Generator<Found<WrittenTime>, undefined> {
  const read = (from: Found<string>['from'], values: (string | null)[]) =>
    values.flatMap((value) => (value === null ? [] : timesIn(from, parseTime(value, language))));
  yield* read('json-ld', [jsonLd?.datePublished ?? null]);
  for (const name of META_NAMES) yield* read('meta', [meta(name)]);
  yield* read('meta', meta.matching(META_NAME));
  yield* read('markup', timesMarkedUp(document, shown.headline));
  yield* read('json-ld', jsonLd?.otherDates ?? []);
}

function timesIn(from: Found<string>['from'], time: WrittenTime | null): Found<WrittenTime>[] {
  return time && isCredible(time) ? [{ value: time, from }] : [];
}

function timesMarkedUp(document: Document, headline: Element | null): string[] {
  const times: string[] = [];
  for (const element of nearestElements(document, headline, TIME_ELEMENTS)) {
    if (isElsewhere(element) || element.matches(UPDATED_ELEMENT)) continue;
    const machine = ['datetime', 'content', 'title'].map((name) => element.getAttribute(name) ?? '');
    times.push(machine.find((value) => /\d/.test(value)) ?? element.textContent.slice(0, 100));
    if (times.length === 12) break;
  }
  return times;
}

/** Times by the headline, nearest first; those that tell of a change come last. */
function shownTimes({ after, before }: HeadlineText, language: string): (FoundTime | null)[] {
  const lines = [...beforeStory(after), ...before].filter(isShort);
  const untilUpdate = lines.map((line) => line.slice(0, UPDATED.exec(line)?.index ?? line.length));
  const published = lines
    .map((line) => line.slice(PUBLISHED.exec(line)?.index ?? line.length))
    .filter((line) => line !== '');
  return [
    ...[...untilUpdate, ...published].map((line) => parseShownTime(line, language)),
    ...after.filter((line) => !isShort(line)).map((line) => dateline(line, language)),
    ...lines.map((line) => parseShownTime(line, language)),
  ];
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

/** Characters in which a dateline at the beginning of a story ends. */
const DATELINE_LENGTH = 60;

/** The day with which a story begins: (18.01.2026) …, LONDON, Nov. 24, 2026 – … */
function dateline(line: string, language: string): FoundTime | null {
  const beginning = line.slice(0, DATELINE_LENGTH + 20);
  const time = parseShownTime(beginning, language);
  if (!time || time.end > DATELINE_LENGTH) return null;
  const isFirst = /^[(（[【]?$/.test(beginning.slice(0, time.start).trim());
  const isSetOff = /^[.日]? ?(?:[–—―/)）】:|]|- |\(\p{Lu}{2,}|[（(])/u.test(beginning.slice(time.end));
  return isFirst || isSetOff ? time : null;
}

/** Boxes looked at, and the longest text that one may hold. */
const MAX_BOXES = 40;
const MAX_BOX_LENGTH = 200;

function timeInNamedBox(document: Document, headline: Element | null, language: string) {
  let looked = 0;
  for (const element of nearestElements(document, headline, DATE_ELEMENTS)) {
    if (isElsewhere(element) || element.closest('li') || element.textContent.length > MAX_BOX_LENGTH)
      continue;
    looked += 1;
    const [time] = timesIn('shown', parseShownTime(element.textContent, language));
    if (time) return time;
    if (looked === MAX_BOXES) break;
  }
  return null;
}

/** Lines looked at for the word "published". */
const MAX_LINES = 2_000;

function timeAnnounced(document: Document, language: string): Found<WrittenTime> | null {
  let looked = 0;
  for (const line of nearbyLines(document.body, document.body, 'after')) {
    const word = isShort(line) ? PUBLISHED.exec(line) : null;
    const [time] = word ? timesIn('shown', parseShownTime(line.slice(word.index), language)) : [];
    if (time) return time;
    looked += 1;
    if (looked === MAX_LINES) break;
  }
  return null;
}

/** A whole day in the path of the address: /2026/11/24/, /20261124-, /24-11-2026. */
function dayInAddress(url: string): Found<WrittenTime> | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const day =
    /(?:^|[/_-])((?:19|20)\d{2}([/_-]?)\d{1,2}\2\d{1,2}|\d{2}-\d{2}-(?:19|20)\d{2})(?=$|[/_.-])/.exec(path);
  const [time] = timesIn('address', parseTime(oneLine(day?.[1]?.replaceAll('_', '-') ?? ''), 'en-GB'));
  return time ? { ...time, value: { ...time.value, clock: null } } : null;
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

const MINUTE_MS = 60_000;

/** Minutes ahead of UTC of the place where a clock of the page shows, without its zone, the moment that is given in UTC. */
function zoneOfClock(time: WrittenTime, others: WrittenTime[]): number | null {
  if (time.clock?.offset !== 0) return null;
  const shifts = others
    .filter(({ clock }) => clock !== null && clock.offset === null)
    .map((other) => Math.round((clockMs(other) - clockMs(time)) / MINUTE_MS));
  return shifts.find((shift) => shift % 15 === 0 && shift >= -12 * 60 && shift <= 14 * 60) ?? null;
}

function clockMs({ year, month, day, clock }: WrittenTime): number {
  // Shown clocks leave out the seconds.
  return Date.UTC(year, month - 1, day, clock?.hour ?? 0, clock?.minute ?? 0);
}
