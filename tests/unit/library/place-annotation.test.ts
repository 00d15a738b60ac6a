import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { quoteOf } from '@/utils/annotation/annotation';
import { describeSpan } from '@/utils/annotation/describe-range';
import { describePicture } from '@/utils/annotation/picture-selector';
import { addAnnotation, updateAnnotation } from '@/utils/library/annotate';
import { marksOf, takeBackMarks } from '@/utils/library/annotation-marks';
import { carriedOver } from '@/utils/library/carried-over';
import { commitSave } from '@/utils/library/commit-save';
import { listVersions } from '@/utils/library/list-versions';
import { acceptPlace, keepBeside, takeBackPlace } from '@/utils/library/place-annotation';
import { readArticle } from '@/utils/library/read-article';
import { shownArticle } from '@/utils/library/shown-article';
import { undoSave } from '@/utils/library/undo-save';
import { sanitize } from '@/tests/unit/export/an-exportable';
import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

const BEFORE = 'The ferry stops on Friday.';
const AFTER = 'The ferry stops on Monday.';

/** Saves a text of the article at its address; gives the version. */
async function save(saveId: string, text: string): Promise<string> {
  await stageCapture(library, saveId, aCapture({ content: `<p>${text}</p>`, textContent: text }));
  const job = await commitSave(library, saveId, false);
  if (!job?.versionId) throw new Error('not saved');
  return job.versionId;
}

function selectorIn(text: string, exact: string) {
  const start = text.indexOf(exact);
  const selector = describeSpan(text, { start, end: start + exact.length });
  if (!selector) throw new Error('no place');
  return selector;
}

/** An article saved twice, with a highlight made on its first version. */
async function highlighted() {
  const first = await save('s1', BEFORE);
  const [article] = await library.db.articles.toArray();
  if (article?.versionId == null) throw new Error('no article');
  const selector = selectorIn(BEFORE, 'on Friday');
  const { id } = await addAnnotation(library, { ...article, versionId: first }, selector, {
    color: 'yellow',
    note: '',
    tags: [],
  });
  library.setTime('2026-11-25T08:00:00.000Z');
  const second = await save('s2', AFTER);
  library.setTime('2026-11-26T08:00:00.000Z');
  return { id, articleId: article.id, selector, first, second };
}

async function stored(id: string) {
  const annotation = await library.db.annotations.get(id);
  if (!annotation) throw new Error(`no annotation ${id}`);
  return annotation;
}

describe('acceptPlace', () => {
  it('quotes the accepted words, and keeps the selectors it was made with', async () => {
    const { id, selector, second } = await highlighted();
    const accepted = selectorIn(AFTER, 'on Monday');
    await acceptPlace(library, id, { versionId: second, selector: accepted });
    const annotation = await stored(id);
    expect(quoteOf(annotation).exact).toBe('on Monday');
    expect(annotation.target.selector).toEqual(selector);
    expect(annotation.history).toEqual([
      { accepted: '2026-11-26T08:00:00.000Z', versionId: second, selector: accepted },
    ]);
    expect(annotation.modified).toBe('2026-11-26T08:00:00.000Z');
  });

  it('can be taken back, and leaves what else was changed meanwhile', async () => {
    const { id, second } = await highlighted();
    const selector = selectorIn(AFTER, 'on Monday');
    const accepted = (await acceptPlace(library, id, { versionId: second, selector })) ?? '';
    await updateAnnotation(library, id, { color: 'rose' });
    await takeBackPlace(library, id, { accepted, versionId: second });
    expect(await stored(id)).toMatchObject({ color: 'rose', history: [] });
    expect(quoteOf(await stored(id)).exact).toBe('on Friday');
  });

  it('goes with the version it was accepted in when that save is undone', async () => {
    const { id, second } = await highlighted();
    await acceptPlace(library, id, { versionId: null, selector: selectorIn(AFTER, 'stops') });
    await acceptPlace(library, id, { versionId: second, selector: selectorIn(AFTER, 'on Monday') });
    await undoSave(library, 's2');
    expect((await stored(id)).history).toMatchObject([{ versionId: null }]);
  });
});

describe('keepBeside', () => {
  it('keeps the words, and can be taken back to what was kept before', async () => {
    const { id } = await highlighted();
    const keep = async (words: string) => {
      const before = marksOf(await stored(id));
      await keepBeside(library, id, words);
      return [{ id, before, after: marksOf(await stored(id)) }];
    };
    const first = await keep('on Monday');
    expect(await stored(id)).toMatchObject({ keptBeside: 'on Monday' });
    const second = await keep('on Sunday');
    expect(await stored(id)).toMatchObject({ keptBeside: 'on Sunday' });
    expect(await takeBackMarks(library, first)).toBe('changed');
    expect(await takeBackMarks(library, second)).toBe('done');
    expect(await stored(id)).toMatchObject({ keptBeside: 'on Monday' });
    expect(await takeBackMarks(library, first)).toBe('done');
    expect(await stored(id)).not.toHaveProperty('keptBeside');
  });
});

describe('carriedOver', () => {
  it('counts how the highlights of before stand in the new version', async () => {
    const { id, articleId, first, second } = await highlighted();
    const [article] = await library.db.articles.toArray();
    const add = (versionId: string, exact: string, text: string) =>
      addAnnotation(library, { id: articleId, versionId, url: article?.url ?? '' }, selectorIn(text, exact), {
        color: 'yellow',
        note: '',
        tags: [],
      });
    await add(first, 'The ferry', BEFORE);
    await add(first, 'The bridge', `${BEFORE} The bridge is closed.`);
    // Made on the version itself: nothing was carried over.
    await add(second, 'ferry stops', AFTER);
    const counts = await carriedOver(library, articleId, second, sanitize);
    expect(counts).toMatchObject({ kept: 1, ambiguous: 0 });
    expect((counts?.changed ?? 0) + (counts?.orphaned ?? 0)).toBe(2);

    const before = counts?.kept ?? 0;
    await acceptPlace(library, id, { versionId: second, selector: selectorIn(AFTER, 'on Monday') });
    expect((await carriedOver(library, articleId, second, sanitize))?.kept).toBe(before + 1);
  });

  it('counts a change that is kept beside as kept, until other words stand there', async () => {
    const long = 'The harbour board said that the ferry will stop running on the last Friday of the month.';
    const first = await save('s1', `${BEFORE}\n${long}`);
    const [article] = await library.db.articles.toArray();
    if (!article) throw new Error('no article');
    const { id } = await addAnnotation(
      library,
      { id: article.id, versionId: first, url: article.url },
      selectorIn(`${BEFORE}\n${long}`, long),
      { color: 'yellow', note: '', tags: [] },
    );
    const edited = long.replace('last Friday', 'last Sunday');
    const second = await save('s2', `${BEFORE}\n${edited}`);
    expect(await carriedOver(library, article.id, second, sanitize)).toMatchObject({ kept: 0, changed: 1 });
    await keepBeside(library, id, edited);
    expect(await carriedOver(library, article.id, second, sanitize)).toMatchObject({ kept: 1, changed: 0 });
    const third = await save('s3', `${BEFORE}\n${long.replace('last Friday', 'first Sunday')}`);
    expect(await carriedOver(library, article.id, third, sanitize)).toMatchObject({ kept: 0, changed: 1 });
  });

  it('counts pictures among the highlights', async () => {
    const picture = { index: 0, start: 0, url: 'https://x.example/1.jpg', hash: null, alt: '', caption: '' };
    const saved = { url: picture.url, alt: '', width: null, height: null };
    await stageCapture(library, 's1', aCapture({ content: '<p>a</p>', textContent: 'a' }));
    const first = (await commitSave(library, 's1', false))?.versionId ?? '';
    const [article] = await library.db.articles.toArray();
    const add = (url: string) =>
      addAnnotation(
        library,
        { id: article?.id ?? '', versionId: first, url: article?.url ?? '' },
        [describePicture({ ...picture, url })],
        { color: 'yellow', note: '', tags: [] },
      );
    await add(picture.url);
    await add('https://x.example/gone.jpg');
    const content = '<p>a</p><p>b <img data-picture="0"></p>';
    await stageCapture(library, 's2', aCapture({ content, textContent: 'a\nb', pictures: [saved] }));
    const second = (await commitSave(library, 's2', false))?.versionId ?? '';
    expect(await carriedOver(library, article?.id ?? '', second, sanitize)).toEqual({
      kept: 1,
      changed: 0,
      ambiguous: 0,
      orphaned: 1,
    });
  });

  it('says nothing where there were none', async () => {
    await save('s1', BEFORE);
    const [article] = await library.db.articles.toArray();
    const second = await save('s2', AFTER);
    expect(await carriedOver(library, article?.id ?? '', second, sanitize)).toBeNull();
  });
});

describe('earlier versions', () => {
  it('are listed, the latest first, and read with all highlights of the article', async () => {
    const { id, articleId, first, second } = await highlighted();
    expect((await listVersions(library, articleId)).map((version) => version.id)).toEqual([second, first]);
    expect((await readArticle(library, articleId))?.text).toBe(AFTER);
    const whole = await readArticle(library, articleId, first);
    expect(whole).toMatchObject({ text: BEFORE, version: { id: first }, annotations: [{ id }] });
    expect(await shownArticle(library, articleId, first)).toMatchObject({ kind: 'article' });
  });

  it('of another article, or none, are none', async () => {
    const { articleId } = await highlighted();
    const [version] = await listVersions(library, articleId);
    if (version) await library.db.versions.add({ ...version, id: 'v9', articleId: 'a9' });
    const [body, text] = [
      await library.db.bodies.get(version?.id ?? ''),
      await library.db.texts.get(version?.id ?? ''),
    ];
    if (body && text) {
      await library.db.bodies.add({ ...body, versionId: 'v9' });
      await library.db.texts.add({ ...text, versionId: 'v9' });
    }
    for (const versionId of ['v9', 'v0']) {
      expect(await readArticle(library, articleId, versionId)).toBeNull();
      expect(await shownArticle(library, articleId, versionId)).toBeNull();
    }
  });
});
