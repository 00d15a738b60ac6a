import type { Found } from '@/utils/article/fact-source';
import { oneLine } from '@/utils/article/one-line';
import { renderedText } from '@/utils/article/rendered-text';

import type { HeadlineText } from './headline-text';
import { isElsewhere } from './is-elsewhere';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { nearestElements } from './nearest-element';
import { isName, personNames } from './person-names';

/** Most names kept. */
const MAX_NAMES = 50;
/** Names that are made for articles; `author` alone is often that of the site. */
const META_NAMES =
  'article:author og:article:author parsely-author dc.creator dcterms.creator sailthru.author byl cxense-author author'.split(
    ' ',
  );
/** Markup that names the author, the surest first. */
const AUTHOR_ELEMENTS = [
  '[itemprop~="author"], [property~="author"], [property$=":author"], [rel~="author"], .p-author, .h-card .p-name',
  '[class*="author" i], [class*="byline" i], [class*="autor" i], [id*="byline" i], a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"]',
];
/** Boxes that are looked at. */
const MAX_BOXES = 30;
/** Longest text of a box that names an author. */
const MAX_BOX_LENGTH = 300;

/** Where a page may say who wrote it. */
export interface BylineSources {
  jsonLd: JsonLdArticle | null;
  meta: MetaTags;
  shown: HeadlineText;
  siteNames: string[];
}

/**
 * Who wrote the article; null when the page doesn't say. JSON-LD goes before what a Chinese or Japanese page shows by the
 * headline (its meta tags name the site), then meta tags, names marked up near the headline, other shown lines.
 */
export function byline(document: Document, sources: BylineSources): Found<string[]> | null {
  for (const { from, value } of waysToNames(document, sources)) {
    if (value.length > 0) return { value: [...new Set(value)].slice(0, MAX_NAMES), from };
  }
  return null;
}

function* waysToNames(document: Document, sources: BylineSources): Generator<Found<string[]>> {
  const { jsonLd, meta, shown, siteNames } = sources;
  const declared = jsonLd?.authors ?? [];
  yield { from: 'json-ld', value: declared.flatMap((name) => personNames(name, siteNames)) };
  const shownNames = namesShown(shown);
  if (/\p{Script=Han}/u.test(shownNames.join(''))) yield { from: 'shown', value: shownNames };
  yield { from: 'meta', value: namesInMeta(meta, siteNames) };
  for (const selector of AUTHOR_ELEMENTS) {
    yield { from: 'markup', value: namesMarkedUp(document, shown.headline, selector, siteNames) };
  }
  yield { from: 'shown', value: shownNames.filter((name) => isName(name, siteNames)) };
  // Of an article that names its own paper as its author we know no better.
  yield { from: 'json-ld', value: declared.filter((name) => isName(name)) };
}

function namesInMeta(meta: MetaTags, siteNames: string[]): string[] {
  for (const name of META_NAMES) {
    const names = personNames(meta(name) ?? '', siteNames);
    if (names.length > 0) return names;
  }
  return [];
}

function namesMarkedUp(
  document: Document,
  headline: Element | null,
  selector: string,
  siteNames: string[],
): string[] {
  let looked = 0;
  for (const element of nearestElements(document, headline, selector)) {
    if (isElsewhere(element) || element.localName === 'meta') continue;
    const names = namesIn(element, siteNames);
    if (names.length > 0) {
      const others = [...(element.parentElement?.parentElement?.querySelectorAll(selector) ?? [])].filter(
        (other) => other !== element && isAlike(other, element) && !element.contains(other),
      );
      return [...names, ...others.slice(0, MAX_NAMES).flatMap((other) => namesIn(other, siteNames))];
    }
    looked += 1;
    if (looked === MAX_BOXES) break;
  }
  return [];
}

/** Whether two elements are of one list: the authors of an article stand side by side. */
function isAlike(one: Element, other: Element): boolean {
  return (
    one.localName === other.localName &&
    one.className === other.className &&
    (one.parentElement === other.parentElement ||
      one.parentElement?.className === other.parentElement?.className)
  );
}

function namesIn(element: Element, siteNames: string[]): string[] {
  if (element.textContent.length > 10 * MAX_BOX_LENGTH) return [];
  const inner = element.querySelector('[itemprop~="name"]');
  const links = [...element.querySelectorAll('a[rel~="author"], a[href*="/author"], a[href*="/autor"]')];
  const parts = inner ? [inner] : links.length > 0 ? links : [element];
  const text = parts.map((part) => renderedText(part).text).join('\n');
  if (text.length > MAX_BOX_LENGTH) return [];
  for (const line of parts.length > 1 ? [text] : text.split('\n').slice(0, 4)) {
    const names = line.split('\n').flatMap((one) => personNames(one, siteNames));
    if (names.length > 0) return names;
  }
  return [];
}

const HAN_NAME = '[\\p{Script=Han}·]{2,6}';
const HAN_NAMES = `${HAN_NAME}(?:[ 、，]{1,2}${HAN_NAME}){0,5}`;
/** Each gives the names in its first group. */
const SHOWN: RegExp[] = [
  // 作者：王小明 · 撰文：…
  new RegExp(`(?:作者|撰文|采写|採寫|撰稿|文字)\\s?[:：]\\s?(${HAN_NAMES})(?!\\p{Script=Han})`, 'u'),
  // A dateline: 中新社北京5月1日电 (记者 王小明 李华) — but not the photographer of a caption, who ends in 摄.
  new RegExp(
    `[（(【〔]\\p{Script=Han}{0,12}(?:记者|記者)(?![^）)】〕]*[摄攝])\\s?[:：]?\\s?(${HAN_NAMES})(?!\\p{Script=Han})[^）)】〕]{0,20}[）)】〕]`,
    'u',
  ),
  new RegExp(`(?:本报|本報|本刊|本网|本網)?(?:记者|記者)\\s?[:：]?\\s?(${HAN_NAMES})(?=$|\\s*[|｜/／])`, 'u'),
  new RegExp(`(?:^|[（(【])\\s?文\\s?[/／|｜]\\s?(${HAN_NAMES})`, 'u'),
];
/** A line that begins as bylines do, and goes on with a name in capitals. */
const LATIN =
  /^(?:By|Von|Par|Por|Di|Door|Av|Af|Przez|Text|Autor(?:in)?|Auteur|Author|Written by|Posted by|Publié par|Geschrieben von)\b ?:? ?(?=\p{Lu}[\p{L}.'’-]+(?: |$))/u;

function namesShown({ after, before }: HeadlineText): string[] {
  for (const line of [...after, ...before]) {
    const beginning = oneLine(line.slice(0, 200));
    for (const pattern of SHOWN) {
      const names = pattern.exec(beginning)?.[1];
      if (names !== undefined) return names.split(/[ 、，]+/).filter((name) => isName(name));
    }
    if (line.length <= 120 && LATIN.test(beginning)) {
      const names = personNames(beginning).filter((name) => name.includes(' '));
      if (names.length > 0) return names;
    }
  }
  return [];
}
