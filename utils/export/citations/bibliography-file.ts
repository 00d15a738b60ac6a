import { oneLine } from '@/utils/article/one-line';
import { escapeHtml } from '@/utils/shared/escape-html';

import type { ArticleWriter, ExportableFacts } from '../exportable-article';
import { type CslItem, cslItem } from '../references/csl-item';
import type { CitationStyle } from './citation-style';
import { inverted } from './cited-names';
import { type CitedPart, citedHtml, citedText } from './cited-part';
import { formatCitation } from './format-citation';

/** What a bibliography is written as. */
export const BIBLIOGRAPHY_FILES = ['html', 'text'] as const;
export type BibliographyFile = (typeof BIBLIOGRAPHY_FILES)[number];

interface BibliographyOptions {
  style: CitationStyle;
  file: BibliographyFile;
  words: { language: string; references: string };
  nameFor: (extension: string) => string;
}

/**
 * Articles and links as the bibliography of a style, in its order: by names, or titles where there are none; that of GB/T 7714
 * in the order of the export, with numbers. HTML keeps italics when it is pasted into a program that writes texts.
 */
export function bibliographyFile({
  style,
  file,
  words,
  nameFor,
}: BibliographyOptions): ArticleWriter<ExportableFacts> {
  const entries: { sortedBy: string; parts: CitedPart[] }[] = [];
  return {
    add: ({ article }) => {
      const item = cslItem({ article, annotations: [] });
      entries.push({ sortedBy: sortedBy(item), parts: formatCitation(item, style) });
      return [];
    },
    finish: () => {
      if (entries.length === 0) return [];
      const collator = new Intl.Collator(words.language);
      const all =
        style === 'gbt'
          ? entries.map(({ parts }, index) => [{ text: `[${String(index + 1)}] ` }, ...parts])
          : entries.toSorted((a, b) => collator.compare(a.sortedBy, b.sortedBy)).map(({ parts }) => parts);
      return [
        file === 'html'
          ? { path: nameFor('.html'), content: page(all, words) }
          : { path: nameFor('.txt'), content: `${all.map(citedText).join('\n\n')}\n` },
      ];
    },
  };
}

/** Whose it is, without the article that an English title begins with. */
function sortedBy({ author: [first] = [], title }: CslItem): string {
  return first ? inverted(first) : title.replace(/^(?:an?|the) /i, '');
}

function page(all: readonly CitedPart[][], { language, references }: BibliographyOptions['words']): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(oneLine(references))}</title>
<style>
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 serif; overflow-wrap: anywhere; }
p { margin: 0 0 0.75rem; padding-inline-start: 2rem; text-indent: -2rem; }
</style>
</head>
<body>
<h1>${escapeHtml(references)}</h1>
${all.map((parts) => `<p dir="auto">${citedHtml(parts)}</p>`).join('\n')}
</body>
</html>
`;
}
