import { CSLExporter, parse, parseRIS } from 'biblatex-csl-converter';
import { describe, expect, it } from 'vitest';

import type { ReferenceFormat } from '@/utils/export/export-format';
import type { ExportableFacts } from '@/utils/export/exportable-article';
import { type CslItem, cslItem } from '@/utils/export/references/csl-item';
import { personName } from '@/utils/export/references/person-name';
import { referenceFile } from '@/utils/export/references/reference-file';

import { anExportable } from './an-exportable';
import { hostilePages, hostileStrings } from '@/tests/support/attacks';

async function write(format: ReferenceFormat, ...sources: ExportableFacts[]): Promise<string> {
  const writer = referenceFile(format, (extension) => `all${extension}`);
  for (const source of sources) await writer.add(source);
  const [file] = await writer.finish();
  return file ? new Blob([file.content]).text() : '';
}

/** What another library reads in BibTeX: its references as CSL, and its complaints. */
function readBibtex(text: string) {
  const { entries, errors } = parse(text, { processUnexpected: true });
  const items = Object.values(new CSLExporter(entries).parse()) as unknown as CslItem[];
  return { items, entries: Object.values(entries), errors };
}

function readRis(text: string) {
  const { entries, errors } = parseRIS(text);
  return { items: Object.values(new CSLExporter(entries).parse()) as unknown as CslItem[], errors };
}

const ferry = anExportable({
  article: {
    title: 'The last ferry & 50% of {it} for $x_y #1',
    byline: ['Ann van der Field', '王小波', 'Reuters and Sons'],
    lang: 'en-GB',
    tags: ['sea', '港口'],
    note: 'Read again',
  },
  highlights: [{ exact: 'Friday', note: 'Which one?' }],
});

describe('cslItem', () => {
  it('has the facts of the article, the quotes and the notes', () => {
    expect(cslItem(ferry)).toEqual({
      id: 'field2026-a1',
      type: 'article-newspaper',
      title: 'The last ferry & 50% of {it} for $x_y #1',
      author: [
        { family: 'van der Field', given: 'Ann' },
        { literal: '王小波' },
        { literal: 'Reuters and Sons' },
      ],
      'container-title': 'Courier',
      issued: { 'date-parts': [[2026, 11, 20]] },
      accessed: { 'date-parts': [[2026, 11, 24]] },
      URL: 'https://courier.example/2026/ferry',
      language: 'en-GB',
      abstract: 'The ferry stops.',
      keyword: 'sea, 港口',
      note: 'Read again\n\n“Friday”\nWhich one?',
    });
  });

  it('leaves out what isn’t known', () => {
    const { article } = anExportable({
      article: { byline: [], publishedTime: null, excerpt: null, lang: null },
    });
    expect(Object.keys(cslItem({ article, annotations: [] }))).toEqual([
      ...['id', 'type', 'title', 'container-title', 'accessed', 'URL'],
    ]);
  });
});

describe('personName', () => {
  it.each([
    ['Ann Field', { family: 'Field', given: 'Ann' }],
    ['Ann B. Field-Sea', { family: 'Field-Sea', given: 'Ann B.' }],
    ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
    ['Field, Ann', { family: 'Field', given: 'Ann' }],
    ['Reuters', { literal: 'Reuters' }],
    ['Associated Press', { literal: 'Associated Press' }],
    ['BBC News', { literal: 'BBC News' }],
    ['The Editors', { literal: 'The Editors' }],
    ['Martin King Jr.', { literal: 'Martin King Jr.' }],
    ['新华社', { literal: '新华社' }],
    ['司马相如', { literal: '司马相如' }],
    ['村上 春樹', { literal: '村上 春樹' }],
    ['Harbour Courier', { literal: 'Harbour Courier' }],
  ])('reads %j', (name, expected) => {
    expect(personName(name, ['Harbour Courier', null])).toEqual(expected);
  });
});

describe('referenceFile', () => {
  it('writes CSL-JSON as a list', async () => {
    expect(JSON.parse(await write('csl', ferry, ferry))).toEqual([cslItem(ferry), cslItem(ferry)]);
  });

  it('writes BibTeX that another library reads as it was', async () => {
    const text = await write('bibtex', ferry);
    for (const field of ['organization = {Courier}', 'keywords = {sea, 港口}', 'year = {2026}'])
      expect(text).toContain(field);
    const { items, errors } = readBibtex(text);
    expect(errors).toEqual([]);
    expect(items).toMatchObject([
      {
        author: [
          { family: 'Field', given: 'Ann', 'non-dropping-particle': 'van der' },
          { literal: '王小波' },
          { literal: 'Reuters and Sons' },
        ],
        title: expect.stringContaining('The last ferry & 50% of {it} for $x_y #1') as unknown,
        issued: { 'date-parts': [[2026, 11, 20]] },
        accessed: { 'date-parts': [[2026, 11, 24]] },
        URL: 'https://courier.example/2026/ferry',
      },
    ]);
  });

  it('writes RIS that another library reads as it was', async () => {
    const text = await write('ris', ferry, anExportable({ article: { title: 'Two' } }));
    const { items, errors } = readRis(text);
    expect(errors).toEqual([]);
    expect(items).toMatchObject([
      { title: ferry.article.title, URL: ferry.article.url, issued: { 'date-parts': [[2026]] } },
      { title: 'Two' },
    ]);
    expect(text).toContain('\r\nDA  - 2026/11/20\r\n');
    for (const line of text.split('\r\n').slice(0, -1)) expect(line).toMatch(/^(?:[A-Z][A-Z\d] {2}- .*)?$/);
  });

  it('keeps hostile strings in their fields', async () => {
    const { markdown = [], urls = [] } = hostileStrings() ?? {};
    const own = [
      'a\nER  - \nTY  - BOOK',
      '} , x = {',
      '\\input{/etc/passwd}',
      '\\',
      '{{{',
      'a\r\nAU  - b',
      '\u2028TY  - X',
    ];
    for (const hostile of [...own, ...markdown, ...urls, ...(hostilePages() ?? []).slice(0, 100)]) {
      const source = anExportable({
        article: {
          ...{ title: `x${hostile}`, byline: [hostile], siteName: hostile, section: hostile, lang: 'en' },
          ...{ excerpt: hostile, note: hostile, tags: [hostile] },
        },
        highlights: [{ exact: hostile, note: hostile }],
      });
      const text = await write('bibtex', source, ferry);
      // BibTeX counts them, whatever stands before them.
      expect(text.split('{').length).toBe(text.split('}').length);
      const bibtex = readBibtex(text);
      expect(bibtex.entries.map(({ entry_key: key }) => key)).toEqual([cslItem(source).id, 'field2026-a1']);
      const ris = (await write('ris', source, ferry)).split('\r\n');
      expect(ris.filter((line) => line.startsWith('TY'))).toHaveLength(2);
      expect(ris.filter((line) => line.startsWith('ER'))).toHaveLength(2);
      for (const line of ris) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(JSON.parse(await write('csl', source))).toEqual([cslItem(source)]);
    }
  });
});
