import { renderedText } from '@/utils/article/rendered-text';

import type { HeadlineText } from './headline-text';
import type { JsonLdArticle } from './json-ld';
import type { MetaTags } from './meta-tags';
import { bareText, oneLine } from './text-weight';

/** Longest byline kept, in UTF-16 code units. */
const MAX_LENGTH = 500;
/** Longest name of one person or desk. */
const MAX_NAME_LENGTH = 60;
const META_NAMES =
  'author article:author parsely-author dc.creator dcterms.creator sailthru.author byl cxense-author'.split(
    ' ',
  );
const AUTHOR_ELEMENTS =
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], [rel~="author"], .author-name, .byline__name, .article__author';
const ELSEWHERE = 'aside, footer, nav, [class*="comment" i], [class*="related" i]';
const NO_NAME =
  /^(?:https?:|www\.|@)|^[\w-]+(?:\.[\w-]+)+$|\d{2}|^(?:admin|administrator|null|undefined|unknown|staff|editor|网络|佚名)$|编辑|編輯|name, ?email/i;

/**
 * Who wrote the article, names joined by commas; null when the page doesn't say. JSON-LD goes before what a Chinese or
 * Japanese page shows by the headline (its meta tags name the site), then meta tags, marked-up names, other shown lines, and
 * at last what Readability found.
 */
export function byline(document: Document, sources: BylineSources): string | null {
  const { jsonLd, meta, shown, siteName } = sources;
  const shownNames = namesShown(shown);
  const isCjk = /\p{Script=Han}/u.test(shownNames.join(''));
  const ways: (() => string[])[] = [
    () => jsonLd?.authors ?? [],
    () => (isCjk ? shownNames : []),
    () => (meta(...META_NAMES) ?? '').split(/[,;、]/),
    () => namesMarkedUp(document),
    () => shownNames,
  ];
  for (const way of ways) {
    const names = joinNames(way(), siteName);
    if (names !== null) return names;
  }
  // Of an article that names its own paper as its author we know no better.
  return joinNames(jsonLd?.authors ?? [], null);
}

/** Names as one byline, without what is no name: addresses, the site itself, words of the page. Null when none is left. */
export function joinNames(written: string[], siteName: string | null): string | null {
  const names = [...new Set(written.map(cleanName))].filter(
    (name) =>
      name !== '' &&
      name.length <= MAX_NAME_LENGTH &&
      !NO_NAME.test(name) &&
      bareText(name) !== bareText(siteName ?? ''),
  );
  return names.length === 0 ? null : names.join(', ').slice(0, MAX_LENGTH);
}

/** Where a page may say who wrote it. */
export interface BylineSources {
  jsonLd: JsonLdArticle | null;
  meta: MetaTags;
  shown: HeadlineText;
  siteName: string | null;
}

/** A name as it is: without "By", an address or a page's own decoration. */
function cleanName(name: string): string {
  return oneLine(name)
    .replace(/^(?:by|von|par|por|di|door|av|af)\s+/i, '')
    .replace(/^(?:作者|记者|記者|文)\s*[:：/／|｜]\s*/, '')
    .replace(/[,;|·•]+$/, '')
    .trim();
}

function namesMarkedUp(document: Document): string[] {
  const [first] = [...document.querySelectorAll(AUTHOR_ELEMENTS)]
    .filter((element) => !element.closest(ELSEWHERE))
    .map((element) => oneLine(renderedText(element).text.split('\n', 1)[0] ?? ''))
    .filter((name) => name.length > 1);
  return first === undefined ? [] : [first];
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
  /^(?:By|Von|Par|Por|Di|Door|Av|Af|Przez|Autor(?:in)?:?|Auteur ?:|Author:?) (\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|del|la|and|und|et|y|&)){1,6})(?=$|[,|•·–—-])/u,
];

function namesShown({ after, before }: HeadlineText): string[] {
  for (const line of [...after, ...before]) {
    const beginning = line.slice(0, 200);
    for (const pattern of SHOWN) {
      const names = pattern.exec(beginning)?.[1];
      if (names !== undefined) return /\p{Script=Han}/u.test(names) ? names.split(/[ 、，]+/) : [names];
    }
  }
  return [];
}
