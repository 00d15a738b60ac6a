import { storyPage } from '../unit/extract/story-page';

/** Pages that say a text wherever a parser of ours looks, each named after the place. */
export const PLACES: Record<string, (text: string) => string> = {
  paragraph: (text) => storyPage({ inside: `<p>${escape(text)}</p>` }),
  'last line': (text) =>
    storyPage({ inside: '', after: `<p>${escape(text)}</p><button>${escape(text)}</button>` }),
  headline: (text) => storyPage({ before: `<h1>${escape(text)}</h1>` }),
  'title tag': (text) => `<title>${escape(text)}</title>${storyPage()}`,
  byline: (text) =>
    storyPage({ before: `<p class="byline">By ${escape(text)}</p><a rel="author">${escape(text)}</a>` }),
  time: (text) =>
    storyPage({ before: `<time datetime="${escape(text)}">${escape(text)}</time><p>${escape(text)}</p>` }),
  caption: (text) =>
    storyPage({
      inside: `<figure><img src="/a.jpg" alt="${escape(text)}"><figcaption>${escape(text)}</figcaption></figure>`,
    }),
  picture: (text) =>
    storyPage({
      inside: `<img src="/a.jpg" srcset="${escape(text)}"><img data-src="${escape(text)}"><img src="${escape(text)}">
<picture><source srcset="${escape(text)}"><img></picture><div style="background:url(${escape(text)})"></div>`,
    }),
  noscript: (text) =>
    storyPage({ inside: `<noscript>${text}</noscript><noscript><img src="${escape(text)}"></noscript>` }),
  link: (text) =>
    storyPage({
      inside: `<p><a href="${escape(text)}">Here</a></p>`,
      head: `<link rel="canonical" href="${escape(text)}">`,
    }),
  names: (text) =>
    storyPage({
      inside: `<div class="${escape(text)}" id="${escape(text)}"><p>One.</p></div>`,
      lang: escape(text),
    }),
  meta: (text) =>
    storyPage({ head: META.map((name) => `<meta property="${name}" content="${escape(text)}">`).join('') }),
  'JSON-LD': (text) =>
    storyPage({
      head: jsonLd(
        JSON.stringify(Object.fromEntries([['@type', 'NewsArticle'], ...FACTS.map((name) => [name, text])])),
      ),
    }),
  'broken JSON-LD': (text) => storyPage({ head: jsonLd(`{"@type":"NewsArticle","headline":${text}`) }),
  markup: (text) => storyPage({ inside: text }),
};

const META = [
  ...[
    'og:title',
    'og:url',
    'og:image',
    'og:locale',
    'og:site_name',
    'description',
    'author',
    'keywords',
    'date',
  ],
  ...['article:published_time', 'article:modified_time', 'article:section', 'dc.source', 'article:tag'],
];

const FACTS = [
  ...[
    'headline',
    'author',
    'publisher',
    'datePublished',
    'dateModified',
    'inLanguage',
    'articleBody',
    'wordCount',
  ],
  ...['keywords', 'articleSection', 'isAccessibleForFree', 'description'],
];

function jsonLd(json: string): string {
  return `<script type="application/ld+json">${json.replaceAll('</', '<\\/')}</script>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
