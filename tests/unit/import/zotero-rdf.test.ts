import 'fake-indexeddb/auto';

import { describe, expect, it } from 'vitest';

import { IMPORT_FIXTURES } from '@/tests/fixtures/imports/import-fixtures';
import { aFile, importInto } from '@/tests/support/import-tools';
import { testLibrary } from '@/tests/support/test-library';

const RDF = String(IMPORT_FIXTURES['zotero.rdf']?.content);
const FERRY = 'https://courier.example/2026/ferry';

const rowsOf = async (rdf: string) => {
  const library = testLibrary();
  const { faults, stopped } = await importInto(library, aFile(rdf, 'library.rdf'));
  expect(stopped).toBeNull();
  return { faults, articles: await library.db.articles.toArray() };
};

describe('Zotero RDF', () => {
  it('brings facts, notes, collections and the addresses of attachments', async () => {
    const { articles } = await rowsOf(RDF);
    expect(articles.find(({ url }) => url === FERRY)).toMatchObject({
      ...{ title: 'The ferry', byline: ['Ann Field', '王小波'], siteName: 'Courier', excerpt: 'It stops.' },
      ...{ lang: 'en', publishedTime: '2026-01-20', savedAt: '2023-11-14T22:13:20.000Z' },
      tags: ['渡轮', 'sea', 'Ports'],
      note: `Was it the last?\nAsk & see\n\nTimetable: ${FERRY}.pdf`,
    });
  });

  it('names the items that have no address, and takes that of an attachment where an item has none', async () => {
    const own = `<dc:identifier><dcterms:URI><rdf:value>${FERRY}</rdf:value></dcterms:URI></dc:identifier>`;
    const { articles } = await rowsOf(RDF.replace(own, ''));
    expect(articles.map(({ url }) => url)).toContain(`${FERRY}.pdf`);
    const { faults } = await rowsOf(RDF.replace(own, '').replace('<link:link rdf:resource="#item_4"/>', ''));
    expect(faults).toMatchObject([
      { reason: 'noAddress', place: { file: 'library.rdf', record: 1 }, detail: 'The ferry' },
    ]);
  });

  it('says what is of no item, and finds the newspaper that several items name', async () => {
    const { faults, articles } = await rowsOf(
      RDF.replace('#item_3"/>', '#nowhere"/>')
        .replace(
          /<bib:Newspaper>.*<\/bib:Newspaper>\s*<\/dcterms:isPartOf>/s,
          '</dcterms:isPartOf><dcterms:isPartOf rdf:resource="urn:issn:1"/>',
        )
        .replace(
          '</rdf:RDF>',
          '<bib:Journal rdf:about="urn:issn:1"><dc:title>Gazette</dc:title></bib:Journal></rdf:RDF>',
        )
        .replace('<dcterms:isPartOf>', '')
        .replace('</dcterms:isPartOf>', ''),
    );
    expect(faults).toMatchObject([{ reason: 'noAddress', place: { record: 3 } }]);
    expect(articles.find(({ url }) => url === FERRY)).toMatchObject({ siteName: 'Gazette' });
  });

  it.each([
    [
      'entities that grow',
      '<!DOCTYPE rdf:RDF [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
      'The ferry',
      '&b;',
    ],
    [
      'files of the machine',
      '<!DOCTYPE rdf:RDF [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      'The ferry',
      '&x;',
    ],
    ['entities that aren’t declared', '', 'The ferry', '&x;'],
    ['elements without end', '', '<dc:title>', '<x>'.repeat(200_000)],
  ])('takes nothing of %s', async (_name, before, shown, put) => {
    const { faults, articles } = await rowsOf(before + RDF.replace(shown, put));
    expect(articles).toEqual([]);
    expect(faults).toMatchObject([{ reason: 'broken', place: { file: 'library.rdf', record: 1 } }]);
  });
});
