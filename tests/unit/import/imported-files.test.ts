import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { IMPORT_FIXTURES } from '@/tests/fixtures/imports/import-fixtures';
import { aFile, importInto, previewOf } from '@/tests/support/import-tools';
import { logicalDump } from '@/tests/support/logical-dump';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { undoImport } from '@/utils/library/import/undo-import';

import { storyPage } from '../extract/story-page';

const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Toolbar</H3>
    <DL><p>
        <DT><A HREF="https://courier.example/ferry?utm_source=x" ADD_DATE="1700000000" TAGS="sea,渡轮">The ferry</A>
        <DD>Read this
        <DT><H3>Reading</H3>
        <DL><p>
            <DT><A HREF="https://courier.example/bridge" ADD_DATE="1700000001" TOREAD="0">The bridge</A>
        </DL><p>
        <DT><A HREF="javascript:alert(1)">A script</A>
    </DL><p>
</DL><p>
`;

const POCKET = `title,url,time_added,tags,status
The ferry,https://courier.example/ferry,1700000000,sea|渡轮,unread
"The ""bridge""",https://courier.example/bridge,1700000001,,archive
,ftp://courier.example/file,1700000002,,unread
`;

const INSTAPAPER = `URL,Title,Selection,Folder,Timestamp,Tags
https://courier.example/ferry,The ferry,The ferry stops on Friday.,Starred,1700000000,"[""sea""]"
https://courier.example/bridge,The bridge,,Archive,1700000001,[]
`;

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

describe('importing links', () => {
  it('takes bookmarks with their folders, tags and notes', async () => {
    const { counts, faults, kinds } = await importInto(library, aFile(BOOKMARKS));
    expect(kinds).toEqual(['bookmarks']);
    expect(counts).toEqual({
      articles: 0,
      links: 2,
      completed: 0,
      known: 0,
      highlights: 0,
      notes: 1,
      tags: 3,
    });
    expect(faults).toEqual([
      {
        kind: 'fault',
        place: { file: 'file', record: 3 },
        reason: 'noAddress',
        detail: 'javascript:alert(1)',
      },
    ]);
    const articles = await library.db.articles.orderBy('id').toArray();
    expect(articles).toMatchObject([
      { title: 'The ferry', tags: ['sea', '渡轮'], note: 'Read this', savedAt: '2023-11-14T22:13:20.000Z' },
      { title: 'The bridge', tags: ['Reading'], state: 'archived' },
    ]);
  });

  it('takes Pocket’s table and its page alike', async () => {
    const page = `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>
<li><a href="https://courier.example/ferry" time_added="1700000000" tags="sea,渡轮">The ferry</a></li></ul>
<h1>Read Archive</h1><ul><li><a href="https://courier.example/bridge" time_added="1700000001" tags="">The "bridge"</a></li></ul></body></html>`;
    const table = await importInto(library, aFile(POCKET));
    expect(table.counts.links).toBe(2);
    expect(table.faults).toMatchObject([{ reason: 'noAddress', place: { record: 3 } }]);
    const other = testLibrary();
    await importInto(other, aFile(page));
    const rows = async ({ db }: TestLibrary) =>
      (await db.articles.toArray())
        .map(({ id: _, ...rest }) => rest)
        .toSorted((a, b) => a.url.localeCompare(b.url));
    expect(await rows(other)).toEqual(await rows(library));
  });

  it('takes each row of a table once, however many there are', async () => {
    const rows = Array.from(
      { length: 2_345 },
      (_, index) => `Story ${String(index)},https://courier.example/${String(index)},1700000000,,unread`,
    );
    const { counts } = await importInto(
      library,
      aFile(`title,url,time_added,tags,status\n${rows.join('\n')}\n`),
    );
    expect(counts.links).toBe(2_345);
  });

  it('keeps what was selected in Instapaper as a highlight that waits for the text', async () => {
    await importInto(library, aFile(INSTAPAPER));
    const [article] = await library.db.articles
      .where('urlKeys')
      .equals('https://courier.example/ferry')
      .toArray();
    expect(article).toMatchObject({ isFavourite: true, tags: ['sea'], versionId: null });
    expect(await library.db.annotations.toArray()).toMatchObject([
      {
        articleId: article?.id,
        versionId: article?.id,
        target: { selector: [{ exact: 'The ferry stops on Friday.' }] },
      },
    ]);
  });

  it('tells beforehand what it will bring, and brings it once', async () => {
    const before = await logicalDump(library);
    const preview = await previewOf(library, aFile(BOOKMARKS), aFile(INSTAPAPER));
    expect(await logicalDump(library)).toEqual(before);
    const { stored: _, stopped, ...report } = await importInto(library, aFile(BOOKMARKS), aFile(INSTAPAPER));
    expect(stopped).toBeNull();
    expect(preview.counts).toMatchObject({ links: 2, highlights: 1 });
    expect(report.counts.links).toBe(preview.counts.links);
    expect(report.faults).toEqual(preview.faults);
    const once = await logicalDump(library);
    const again = await importInto(library, aFile(BOOKMARKS), aFile(INSTAPAPER));
    expect(again.counts).toMatchObject({ links: 0, completed: 0, known: 4 });
    expect(await logicalDump(library)).toEqual(once);
  });

  it('undoes a whole import', async () => {
    await importInto(library, aFile(POCKET));
    const [ferry] = await library.db.articles
      .where('urlKeys')
      .equals('https://courier.example/ferry')
      .toArray();
    const { stored } = await importInto(library, aFile(INSTAPAPER), aFile(BOOKMARKS));
    expect(await library.db.articles.get(ferry?.id ?? '')).toMatchObject({
      note: 'Read this',
      isFavourite: true,
    });
    await undoImport(library, stored);
    const [now] = await library.db.articles
      .where('urlKeys')
      .equals('https://courier.example/ferry')
      .toArray();
    expect(now).toEqual(ferry);
    expect(await library.db.annotations.count()).toBe(0);
  });
});

describe('importing pages', () => {
  const saved = (url: string) =>
    `<!--\n Page saved with SingleFile \n url: ${url} \n saved date: x\n-->${storyPage()}`;

  it('reads them as if they were visited', async () => {
    const { counts, faults } = await importInto(library, aFile(saved('https://courier.example/story')));
    expect(faults).toEqual([]);
    expect(counts.articles).toBe(1);
    const [article] = await library.db.articles.toArray();
    expect(article).toMatchObject({ url: 'https://courier.example/story', source: 'article' });
    expect(await library.db.texts.get(article?.versionId ?? '')).toBeDefined();
  });

  it('takes from MHTML the pictures, and the frames of its own site with theirs', async () => {
    await importInto(library, aFile(String(IMPORT_FIXTURES['page.mhtml']?.content)));
    const [version] = await library.db.versions.toArray();
    expect(version?.pictures.map(({ url, hash }) => [url, hash !== null])).toEqual([
      ['https://courier.example/a.png', true],
      ['https://picture.invalid/b%40mhtml.blink', true],
      ['https://courier.example/c.png', true],
    ]);
    expect(await library.db.images.count()).toBe(3);
    const [{ text } = { text: '' }] = await library.db.texts.toArray();
    expect(text).toContain('In a frame. The harbour');
    const elsewhere = testLibrary();
    const content = String(IMPORT_FIXTURES['page.mhtml']?.content);
    await importInto(elsewhere, aFile(content.replace('courier.example/frame', 'ads.example/frame')));
    expect((await elsewhere.db.texts.toArray())[0]?.text).not.toContain('In a frame.');
  });

  it('fills a link, and places the highlights that wait in it', async () => {
    const probe = testLibrary();
    await importInto(probe, aFile(saved('https://courier.example/ferry')));
    const [{ text } = { text: '' }] = await probe.db.texts.toArray();
    const quote = text.split('\n').at(-1)?.slice(0, 60) ?? '';
    await importInto(
      library,
      aFile(
        `URL,Title,Selection,Folder,Timestamp\nhttps://courier.example/ferry,The ferry,"${quote}",Unread,1700000000\n`,
      ),
    );
    const { counts } = await importInto(library, aFile(saved('https://courier.example/ferry')));
    expect(counts).toMatchObject({ articles: 0, completed: 1 });
    const [article] = await library.db.articles.toArray();
    const [annotation] = await library.db.annotations.toArray();
    expect(annotation).toMatchObject({ articleId: article?.id, versionId: article?.versionId });
    expect(annotation?.target.selector[1]).toMatchObject({
      type: 'TextPositionSelector',
      start: text.indexOf(quote),
    });
  });

  it('says what it can’t take', async () => {
    const { faults } = await importInto(
      library,
      aFile('', 'none'),
      aFile('just words', 'words'),
      aFile('<html><body></body></html>', 'blank'),
      aFile('{"a": 1}', 'other'),
    );
    expect(faults.map(({ place, reason }) => [place.file, reason])).toEqual([
      ['none', 'empty'],
      ['words', 'unknown'],
      ['blank', 'noText'],
      ['other', 'unknown'],
    ]);
  });
});
