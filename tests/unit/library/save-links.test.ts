import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { commitSave } from '@/utils/library/commit-save';
import { findArticleOrLink, findSavedArticle } from '@/utils/library/find-saved-article';
import { readArticle } from '@/utils/library/read-article';
import { nameLink, saveLinks } from '@/utils/library/save-links';
import { shownArticle } from '@/utils/library/shown-article';
import { addTag, setNote, trashArticles } from '@/utils/library/update-article';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

const FERRY = 'https://courier.example/2026/ferry';
const SHORT = 'https://cour.example/x7';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const all = () => library.db.articles.toArray();

describe('saveLinks', () => {
  it('keeps links in their order, as articles without a body', async () => {
    const links = await saveLinks(library, [
      { url: FERRY, title: ' The last\n ferry ' },
      { url: SHORT, title: '' },
    ]);
    expect(links.map(({ title, versionId }) => [title, versionId])).toEqual([
      ['The last ferry', null],
      [SHORT, null],
    ]);
    expect(await all()).toHaveLength(2);
    const [link] = links;
    expect(await shownArticle(library, link?.id ?? '')).toMatchObject({ kind: 'link' });
    expect(await readArticle(library, link?.id ?? '')).toBeNull();
  });

  it('keeps a link once, and leaves an article that is there as it is', async () => {
    await stageCapture(library, 's1', aCapture());
    await commitSave(library, 's1', false);
    const [before] = await all();
    const kept = await saveLinks(library, [
      { url: `${FERRY}?utm_source=mail#top`, title: 'Another title' },
      { url: SHORT, title: 'Short' },
      { url: `${SHORT}#again`, title: 'Shorter' },
    ]);
    expect(kept[0]).toEqual(before);
    expect(await all()).toHaveLength(2);
  });

  it('takes what is linked to out of the trash', async () => {
    const [link] = await saveLinks(library, [{ url: FERRY, title: 'The last ferry' }]);
    await trashArticles(library, [link?.id ?? '']);
    await saveLinks(library, [{ url: FERRY, title: 'The last ferry' }]);
    expect(await all()).toMatchObject([{ id: link?.id, deletedAt: null }]);
  });

  it('leaves out what is no web page, and user names', async () => {
    await saveLinks(library, [
      { url: 'javascript:alert(1)', title: 'a' },
      { url: 'mailto:a@courier.example', title: 'b' },
      { url: 'file:///etc/passwd', title: 'c' },
      { url: 'nonsense', title: 'd' },
      { url: 'https://me:secret@courier.example/2026/ferry', title: 'e' },
    ]);
    expect((await all()).map(({ url }) => url)).toEqual([FERRY]);
  });

  it('names a link once, by the words that stand on it', async () => {
    const [link] = await saveLinks(library, [{ url: FERRY, title: '' }]);
    if (!link) throw new Error('not kept');
    await nameLink(library, link, ' The ferry ');
    await nameLink(library, link, 'Read more');
    expect(await all()).toMatchObject([{ title: 'The ferry' }]);
  });
});

describe('a kept link', () => {
  it('is filled in by a save of its page, with what the reader wrote on it', async () => {
    const [link] = await saveLinks(library, [{ url: FERRY, title: 'Ferry' }]);
    const id = link?.id ?? '';
    await addTag(library, [id], 'harbour');
    await stageCapture(library, 's1', aCapture());
    const job = await commitSave(library, 's1', false);

    expect(job).toMatchObject({ outcome: 'created', articleId: id, previousVersionId: null });
    expect(await all()).toMatchObject([{ id, title: 'The last ferry', tags: ['harbour'], words: 5 }]);
    expect(await readArticle(library, id)).toMatchObject({ text: 'The ferry stops on Friday.' });
  });

  it('is no saved article: its page is saved when the reader opens it', async () => {
    await saveLinks(library, [{ url: FERRY, title: 'Ferry' }]);
    expect(await findSavedArticle(library, FERRY)).toBeNull();
  });

  it('is found by its address where a link will do, until it is in the trash', async () => {
    const [link] = await saveLinks(library, [{ url: FERRY, title: 'Ferry' }]);
    expect(await findArticleOrLink(library, FERRY)).toMatchObject({ id: link?.id });
    await trashArticles(library, [link?.id ?? '']);
    expect(await findArticleOrLink(library, FERRY)).toBeNull();
  });

  it('is filled in by the page that it leads to, wherever that is', async () => {
    const [link] = await saveLinks(library, [{ url: SHORT, title: 'Ferry' }]);
    await stageCapture(library, 's1', aCapture(), { linkId: link?.id ?? null });
    await commitSave(library, 's1', false);
    expect(await all()).toMatchObject([{ id: link?.id, url: FERRY, title: 'The last ferry' }]);
    expect(await findSavedArticle(library, SHORT)).toMatchObject({ id: link?.id });
  });

  it('becomes one with an article that it leads to', async () => {
    await stageCapture(library, 's1', aCapture());
    const first = await commitSave(library, 's1', false);
    const [link] = await saveLinks(library, [{ url: SHORT, title: 'Ferry' }]);
    const id = link?.id ?? '';
    await addTag(library, [id], 'harbour');
    await setNote(library, id, 'Ask Ann.');
    await stageCapture(library, 's2', aCapture(), { linkId: id });
    await commitSave(library, 's2', false);

    expect(await all()).toMatchObject([{ id: first?.articleId, tags: ['harbour'], note: 'Ask Ann.' }]);
    expect(await findSavedArticle(library, SHORT)).toMatchObject({ id: first?.articleId });
  });
});
