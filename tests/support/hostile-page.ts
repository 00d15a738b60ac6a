import fc from 'fast-check';

import { elementsMatching, elementsUnder, type PageWindow } from '@/utils/extract/page-window';

/** Class of the templates whose contents `openShadows` puts into the shadow roots of the elements around them. */
const SHADOW = 'its-shadow';

/** Names that are properties of objects, of nodes or of the document, or that mean something to who reads a page. */
const NAMES = [
  ...words('__proto__ constructor toString valueOf hasOwnProperty length then 0'),
  ...words('parentNode cloneNode attributes innerHTML textContent children childNodes remove shadowRoot'),
  ...words('body head title documentElement querySelectorAll createTreeWalker implementation images'),
  ...words('article-body post-content comment related share byline datePublished hidden'),
];

/** Long enough to be a story's. */
const LINES = [
  'The ferry has crossed the river since before anybody in the village can remember, in fog, in flood, and in snow.',
  '渡轮从村里人能记得的时候起就在这条河上来回，有雾的时候，涨水的时候，还有一次是在大雪里，船夫说他并不难过。',
  'המעבורת חוצה את הנהר מאז ומתמיד, בערפל ובשיטפון, ופעם אחת אפילו בשלג כבד מאוד, כפי שזוכרים כל אנשי הכפר.',
];
const STORY = LINES.map((line) => `<p>${line}</p>`.repeat(3)).join('');

const TEXTS = [
  ...words('\ud800 \udfffx \u202e \u200f\u200e \0 \ufeff \u00ad \u200b a\u0301\u0301\u0301'),
  ...words('& &# &#x110000; &#xd800; &amp;amp;lt; < > " \' ]]> --> % %zz \\ $& © ( (( | - （） ∞'),
  ...words(
    'By By:and 记者： 编辑： 来源： 2026-99-99 0000-00-00T99:99 31.02.-1 昭和元年 ∞年13月32日 January 阅读全文',
  ),
  ...words('2026-11-20T06:00:00+08:00 1732082400 99999999999999999999 true'),
  ...LINES,
  'Subscribe to continue reading',
  ' ',
  '',
];

const TAGS = [
  ...words(
    'div p span a b article main section aside header footer h1 h2 nav figure figcaption picture ruby rt rb',
  ),
  ...words(
    'table caption colgroup tbody tr td th ul ol li dl dt dd form button select option label fieldset object',
  ),
  ...words(
    'svg math foreignObject desc mi annotation-xml template noscript time address blockquote pre details dialog',
  ),
  ...words('x-box slot font center marquee body html head br hr'),
];

/** Chromium itself dies of some hundred marquees in one another, whoever reads them. */
const NESTED = TAGS.filter((tag) => tag !== 'marquee');

const ATTRIBUTES = [
  ...words(
    'id name class itemprop property rel href src srcset data-src style lang dir hidden role aria-hidden',
  ),
  ...words('datetime content title alt onclick slot width is'),
];

/** What makes a parser read on in another way, or ends what isn't begun. */
const PIECES = [
  ...words(
    '<!-- --> <![CDATA[ ]]> <?x <!doctype> <frameset> <plaintext> <textarea> <style> <script> </script> <title>',
  ),
  ...words(
    '</p> </br> </iframe> <image/src=x> <base/href="::"> <col> <param> <table></table> <input/name="x"',
  ),
  ...words(
    '<table><caption></table> <noscript><img/src=x></noscript> <amp-img/src="x"/width="-1"></amp-img>',
  ),
  ...words('<video><source/src=x></video> <iframe/srcdoc="<p>x"> <link/rel="next"/href="?p=2">'),
  '<link rel="canonical" href="http://[">',
  '<script>void "x"</script>',
];

const SOURCES = [
  ...words(', ,,, data:, data:image/gif;base64,R0 http://[ // javascript:void% {{src}} % blob:x \ud800.png'),
  ...[
    '',
    ' ',
    'a 1x, b 2x',
    'a 0w, b -1w',
    'a 1e999x',
    'a 2x 3w 4h,',
    'x,y 9w',
    'https://a.example/%zz.jpg 800w',
  ],
];

const VALUES = [...TEXTS, ...NAMES, ...SOURCES];

const META = [
  ...words(
    'og:title og:url og:image og:locale og:type og:site_name og:description description author __proto__',
  ),
  ...words(
    'article:author article:published_time article:modified_time article:tag article:section keywords date',
  ),
  ...words('dc.source content-language twitter:image refresh content-type'),
];

const JSON_NAMES = [
  ...words(
    '@type @graph @id headline name author publisher datePublished dateModified inLanguage articleBody',
  ),
  ...words('wordCount keywords articleSection isAccessibleForFree mainEntity mainEntityOfPage description'),
  ...words('toString valueOf __proto__ length'),
];

/**
 * HTML as nobody should write it: tags that close what isn't open, names that shadow what nodes are asked, data of other
 * types than were agreed on, characters that aren't any. Give its window to `openShadows`.
 */
export function aHostilePage(): fc.Arbitrary<string> {
  return fc
    .record({
      doctype: fc.constantFrom('<!doctype html>', ''),
      lang: value(),
      head: fc.array(fc.oneof(aMeta(), aJsonLd(), value()), { maxLength: 6 }),
      body: fc.oneof(fragments(), aStory()),
    })
    .map(
      ({ doctype, lang, head, body }) =>
        `${doctype}<html lang=${quoted(lang)}><head><title>${lang}</title>${head.join('')}</head><body>${body}`,
    );
}

/** Moves the contents of the page's marked templates into open shadow roots. */
export function openShadows(page: PageWindow & Pick<typeof globalThis, 'HTMLElement'>): void {
  for (const template of [...elementsMatching(page, page.document, `x-box > template.${SHADOW}`)]) {
    const host = template.parentElement;
    if (host instanceof page.HTMLElement && !host.shadowRoot)
      host.attachShadow({ mode: 'open' }).append((template as HTMLTemplateElement).content);
  }
}

/** All that a page says, shadow roots included, to be compared. */
export function writtenPage(page: PageWindow): string {
  return [page.document, ...shadowRoots(page, page.document)]
    .map((root) =>
      root === page.document ? elementsUnder(page, root)[0]?.outerHTML : (root as ShadowRoot).innerHTML,
    )
    .join('\n');
}

function shadowRoots(page: PageWindow, root: Node): ShadowRoot[] {
  return elementsUnder(page, root).flatMap((element) => {
    const shadow = element.localName === 'x-box' ? element.shadowRoot : null;
    return shadow ? [shadow, ...shadowRoots(page, shadow)] : [];
  });
}

/** A story that a reader would see, with the rest around and in it. */
function aStory(): fc.Arbitrary<string> {
  return fc
    .tuple(fragments(), fragments(), fragments(), fc.constantFrom('article', 'div', 'form', 'x-box'))
    .map(
      ([before, inside, after, box]) =>
        `${before}<${box}><h1>The ferry</h1>${STORY}${inside}${STORY}</${box}>${after}`,
    );
}

function fragments(): fc.Arbitrary<string> {
  const { body } = fc.letrec<{ node: string; body: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      value(),
      fc.constantFrom(...PIECES),
      anImage(),
      aNest(),
      fc.tuple(aStart(), tie('body'), anEnd()).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom(...TAGS), tie('body')).map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      tie('body').map(
        (inner) => `<x-box><template class="${SHADOW}">${inner}<slot></slot></template>x</x-box>`,
      ),
    ),
    body: fc.array(tie('node'), { maxLength: 8 }).map((nodes) => nodes.join('')),
  }));
  return body;
}

function aStart(): fc.Arbitrary<string> {
  const attribute = fc
    .tuple(fc.constantFrom(...ATTRIBUTES), value())
    .map(([name, its]) => ` ${name}=${quoted(its)}`);
  return fc
    .tuple(fc.constantFrom(...TAGS, 'input', 'img', 'form'), fc.array(attribute, { maxLength: 3 }))
    .map(([tag, attributes]) => `<${tag}${attributes.join('')}>`);
}

function anEnd(): fc.Arbitrary<string> {
  return fc.constantFrom(...TAGS, 'p', 'div', 'form').map((tag) => `</${tag}>`);
}

/** One in another, many times; some are never closed. */
function aNest(): fc.Arbitrary<string> {
  const depth = fc.oneof({ arbitrary: fc.nat(20), weight: 5 }, { arbitrary: fc.nat(600), weight: 1 });
  return fc
    .tuple(fc.constantFrom(...NESTED), depth, value(), fc.boolean())
    .map(([tag, times, inner, isClosed]) =>
      [`<${tag}>`.repeat(times), inner, isClosed ? `</${tag}>`.repeat(times) : ''].join(''),
    );
}

function anImage(): fc.Arbitrary<string> {
  const source = fc.constantFrom(...SOURCES);
  return fc
    .tuple(fc.constantFrom('src', 'data-src', 'data-original', 'data-lazy', 'alt'), source, source, value())
    .map(
      ([name, one, other, alt]) =>
        `<picture><source srcset=${quoted(other)} sizes=","><img ${name}=${quoted(one)} srcset=${quoted(other)} alt=${quoted(alt)} width=${quoted(one)}></picture>`,
    );
}

function aMeta(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('property', 'name', 'itemprop', 'http-equiv'), fc.constantFrom(...META), value())
    .map(([attribute, name, content]) => `<meta ${attribute}=${quoted(name)} content=${quoted(content)}>`);
}

/** JSON-LD whose values are of any type, sometimes cut off. */
function aJsonLd(): fc.Arbitrary<string> {
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(value(), fc.constant('NewsArticle')).map((one) => JSON.stringify(one)),
      fc.constantFrom('null', 'true', '-0', '1e999', '{}', '[]', '[[[]]]'),
      fc.array(tie('json'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(fc.tuple(fc.constantFrom(...JSON_NAMES), tie('json')), { maxLength: 6 })
        .map((members) => `{${members.map(([name, its]) => `"${name}":${its}`).join(',')}}`),
      fc
        .tuple(fc.constantFrom('[', ...JSON_NAMES.map((name) => `{"${name}":`)), fc.nat(5_000), tie('json'))
        .map(([start, depth, inner]) =>
          [start.repeat(depth), inner, (start === '[' ? ']' : '}').repeat(depth)].join(''),
        ),
    ),
  }));
  const members = fc.array(fc.tuple(fc.constantFrom(...JSON_NAMES), json), { maxLength: 6 });
  return fc.tuple(members, fc.boolean(), fc.constantFrom(0, 0, 0, 1, 7)).map(([its, isList, cut]) => {
    const facts = its.map(([name, inner]) => `,"${name}":${inner}`).join('');
    const one = `{"@type":"NewsArticle","headline":"The ferry"${facts}}`;
    const all = isList ? `[${one},null]` : one;
    return `<script type="application/ld+json">${all.slice(0, all.length - cut)}</script>`;
  });
}

function value(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...VALUES),
    fc.array(fc.constantFrom(...VALUES), { maxLength: 5 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '&quot;')}"`;
}

function words(text: string): string[] {
  return text.split(' ');
}
