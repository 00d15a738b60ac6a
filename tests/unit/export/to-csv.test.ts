import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { TableRows } from '@/utils/export/export-format';
import type { ExportableFacts } from '@/utils/export/exportable-article';
import { csvTable } from '@/utils/export/to-csv';

import { anExportable } from './an-exportable';
import { hostileStrings } from '@/tests/support/attacks';

async function bytes(rows: TableRows, ...sources: ExportableFacts[]): Promise<Uint8Array | null> {
  const writer = csvTable({ rows, nameFor: (extension) => `all${extension}` });
  for (const source of sources) await writer.add(source);
  const [file] = await writer.finish();
  return file ? new Uint8Array(await new Blob([file.content]).arrayBuffer()) : null;
}

async function table(rows: TableRows, ...sources: ExportableFacts[]): Promise<Record<string, string>[]> {
  const text = new TextDecoder().decode((await bytes(rows, ...sources)) ?? undefined);
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

const marked = anExportable({
  article: {
    note: 'on the "article",\nin two lines',
    tags: ['sea', '港口'],
    byline: ['Ann Field', '王小波'],
  },
  highlights: [
    { exact: 'Friday', note: 'Which one?', tags: ['day', 'time table'], color: 'rose' },
    { exact: 'ferry' },
  ],
});

describe('csvTable', () => {
  it('is in UTF-8 with a byte order mark, its lines ended by CR LF', async () => {
    const all = (await bytes('highlights', marked)) ?? new Uint8Array();
    expect([...all.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(all);
    expect(text.startsWith('"title","authors",')).toBe(true);
    // The line break within a note is its own.
    expect(text.split('\r\n')).toHaveLength(5);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('has a row for each note on an article and each highlight, in the order of the text', async () => {
    expect(await table('highlights', marked)).toMatchObject([
      { kind: 'article note', note: 'on the "article",\nin two lines', tags: 'sea, 港口' },
      { kind: 'highlight', quote: 'ferry', note: '', color: 'yellow', authors: 'Ann Field; 王小波' },
      {
        kind: 'highlight',
        quote: 'Friday',
        note: 'Which one?',
        tags: 'day, time table',
        color: 'rose',
        start: '19',
        end: '25',
        site: 'Courier',
        url: 'https://courier.example/2026/ferry',
      },
    ]);
  });

  it('has a row for each article, marked or not', async () => {
    const plain = anExportable({ article: { title: 'Plain' } });
    expect(await table('articles', marked, plain)).toMatchObject([
      { title: 'The last ferry', highlights: '2', favourite: 'false', words: '5' },
      { title: 'Plain', highlights: '0' },
    ]);
  });

  it('has the columns of Readwise, and tags as it reads them', async () => {
    const rows = await table('readwise', marked);
    expect(Object.keys(rows[0] ?? {})).toEqual([
      ...['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'],
    ]);
    expect(rows.map(({ Highlight, Note }) => [Highlight, Note])).toEqual([
      ['on the "article",\nin two lines', '.sea .港口'],
      ['ferry', ''],
      ['Friday', '.day .time_table\nWhich one?'],
    ]);
  });

  it('is no file where nothing is marked', async () => {
    expect(await bytes('highlights', anExportable())).toBeNull();
  });

  it.each([
    ...[
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '\u3000＝1',
      '＠x',
      '\u00a0-1',
      '\ufeff=1',
    ],
  ])('puts an apostrophe before %j', async (title) => {
    expect(await table('articles', anExportable({ article: { title } }))).toMatchObject([
      { title: `'${title}` },
    ]);
  });

  it.each(['a=1', '1-2', 'a@b.example', '渡轮', '“-1”'])('leaves %j as it is', async (title) => {
    expect(await table('articles', anExportable({ article: { title } }))).toMatchObject([{ title }]);
  });

  it('has no formula of any hostile string, in any cell', async () => {
    const { csvFormula = [], markdown = [] } = hostileStrings() ?? {};
    const formula = /^[\s\0\u200b]*[=+\-@＝＋－＠]/u;
    for (const hostile of [...csvFormula, ...markdown]) {
      const source = anExportable({
        article: {
          ...{ title: hostile, byline: [hostile], siteName: hostile, excerpt: hostile, section: hostile },
          ...{ note: hostile, tags: [hostile], lang: hostile, keywords: [hostile], sourceName: hostile },
        },
        highlights: [{ exact: hostile, note: hostile, tags: [hostile] }],
      });
      for (const rows of ['highlights', 'articles', 'readwise'] as const) {
        const [first = {}, ...rest] = await table(rows, source);
        for (const cell of [first, ...rest].flatMap((row) => Object.values(row)))
          expect(cell).not.toMatch(formula);
        expect(Object.values(first)).toSatisfy((cells: string[]) =>
          cells.some((cell) => cell === hostile || cell === `'${hostile}`),
        );
      }
    }
  });
});
