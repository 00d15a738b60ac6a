import type { Article } from '@/utils/article/article';
import { oneLine } from '@/utils/article/one-line';
import { webAddress } from '@/utils/article/web-address';
import type { HtmlWords } from '@/utils/export/to-html';
import { siteOf } from '@/utils/search/site-of';
import { escapeHtml } from '@/utils/shared/escape-html';

/** An article of a backup, and whether there is a page of it beside. */
export interface IndexedArticle {
  article: Article;
  isReadable: boolean;
}

/** A page that lists the articles of a backup, the latest first: what is in the trash is left out, links lead to where they led. */
export function backupIndex(articles: IndexedArticle[], words: HtmlWords & { untitled: string }): string {
  const items = articles
    .filter(({ article }) => article.deletedAt === null)
    .toSorted((a, b) => b.article.savedAt.localeCompare(a.article.savedAt))
    .map(({ article, isReadable }) => {
      const address = isReadable ? `articles/${article.id}.html` : webAddress(article.url);
      const title = `<bdi>${escapeHtml(oneLine(article.title) || words.untitled)}</bdi>`;
      const facts = [oneLine(siteOf(article)), article.savedAt.slice(0, 10)].map(escapeHtml).join(' · ');
      const link = address === null ? title : `<a href="${escapeHtml(address)}">${title}</a>`;
      return `<li>${link} <small>${facts}</small></li>`;
    });
  return `<!doctype html>
<html lang="${escapeHtml(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cuttings</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1rem; max-inline-size: 46rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
ol { padding-inline-start: 1.5em; }
li { margin-block: 0.4em; }
small { opacity: 0.75; }
</style>
</head>
<body>
<h1>Cuttings</h1>
<ol>
${items.join('\n')}
</ol>
</body>
</html>
`;
}
