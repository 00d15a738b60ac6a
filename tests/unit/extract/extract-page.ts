import { JSDOM, VirtualConsole } from 'jsdom';

import { createSanitizer } from '@/utils/article/sanitize-html';
import { extractArticle, type ExtractedArticle } from '@/utils/extract/extract-article';

/** A page in jsdom, without scripts; what it complains of stays unsaid. */
export function pageWindow(html: string, url = 'https://courier.example/2026/ferry.html') {
  return new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window;
}

/** What is read from a page; null when it holds nothing. `select` gives the text of the element to be selected. */
export function extractPage(
  html: string,
  { url, select }: { url?: string; select?: string } = {},
): ExtractedArticle | null {
  const window = pageWindow(html, url);
  const element = select === undefined ? null : window.document.querySelector(select);
  const selected = window.document.createRange();
  if (element) selected.selectNodeContents(element);
  const result = extractArticle({
    window,
    url: window.location.href,
    selected: element ? selected : null,
    sanitize: createSanitizer(window),
  });
  return result.ok ? result.value : null;
}

/** A page with a story of some length around what a test cares for. */
export function storyPage({
  head = '',
  lang = 'en',
  before = '',
  inside = '',
  after = '',
}: { head?: string; lang?: string; before?: string; inside?: string; after?: string } = {}): string {
  return `<!doctype html><html lang="${lang}"><head><title>The last ferry | Courier</title>${head}</head><body>
<nav><a href="/">Courier</a> <a href="/news">News</a></nav>
<article><h1>The last ferry</h1>${before}<div class="story">
${STORY.slice(0, 3).map(paragraph).join('\n')}
${inside}
${STORY.slice(3).map(paragraph).join('\n')}
</div></article>${after}<footer>All rights reserved</footer></body></html>`;
}

const STORY = [
  'The ferry has crossed the river since before anybody in the village can remember, in fog, in flood, and once in snow.',
  'On Friday it will make the journey for the last time, with the same man at the wheel, and his dog in the bow as ever.',
  'A bridge was opened in spring, two miles to the north, and since then hardly anyone but the schoolchildren came aboard.',
  'The ferryman says that he is not sad about it, that rivers have seen other things go, and that he never liked the paint.',
  'His passengers think otherwise, and have collected signatures, money, and four hundred photographs of the old boat.',
  'The parish will decide in December whether it is to stand on the green, or be broken up where it lies at the landing.',
];

function paragraph(text: string): string {
  return `<p>${text}</p>`;
}
