import 'fake-indexeddb/auto';

import { beforeEach, expect, it } from 'vitest';

import { aCapture, stageCapture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';
import { commitSave } from '@/utils/library/commit-save';
import { saveLinks } from '@/utils/library/save-links';
import { SearchIndex } from '@/utils/library/search-index';
import { suggestArticles } from '@/utils/library/suggest-articles';
import { addTag, trashArticles } from '@/utils/library/update-article';

let library: TestLibrary;

beforeEach(() => {
  library = testLibrary();
});

async function save(title: string, text: string): Promise<string> {
  const id = library.newId();
  const capture = aCapture({ content: `<p>${text}</p>`, textContent: text });
  const url = `https://courier.example/${id}`;
  await stageCapture(library, id, {
    ...capture,
    metadata: { ...capture.metadata, url, canonicalUrl: null, title },
  });
  const job = await commitSave(library, id, false);
  return job?.articleId ?? '';
}

const suggested = async (typed: string, most = 6): Promise<string[]> =>
  (await suggestArticles(library, new SearchIndex(library), typed, most)).map(({ title }) => title);

it('puts what a title says before what a text says', async () => {
  await save('A bridge', 'Nobody takes the ferry any more.');
  await save('The last ferry', 'It crosses the river.');
  expect(await suggested('ferr')).toEqual(['The last ferry', 'A bridge']);
  expect(await suggested('ferr', 1)).toEqual(['The last ferry']);
});

it('finds Chinese by any of its characters', async () => {
  await save('最後的渡輪', '它每天過河兩次。');
  expect(await suggested('渡轮')).toEqual(['最後的渡輪']);
});

it('keeps to what the query asks for besides words', async () => {
  const ferry = await save('The last ferry', 'It crosses the river.');
  await save('The first ferry', 'It crossed the sea.');
  await addTag(library, [ferry], 'river');
  expect(await suggested('ferry tag:river')).toEqual(['The last ferry']);
  expect(await suggested('ferry -last')).toEqual(['The first ferry']);
  expect(await suggested('ferry (last OR nothing)')).toEqual(['The last ferry']);
  expect(await suggested('last OR first')).toHaveLength(2);
});

it('suggests nothing from the trash, and nothing without words', async () => {
  const ferry = await save('The last ferry', 'It crosses the river.');
  expect(await suggested('')).toEqual([]);
  expect(await suggested('is:unread')).toEqual([]);
  expect(await suggested('-bridge')).toEqual([]);
  await trashArticles(library, [ferry]);
  expect(await suggested('ferry')).toEqual([]);
});

it('has an index made anew that is found to be damaged, and leaves one alone that is', async () => {
  await save('The last ferry', 'It crosses the river.');
  const version = () => library.db.meta.get('searchVersion');
  await suggested('ferr');
  expect(await version()).toBeDefined();
  await library.db.searchNew.clear();
  expect(await suggested('ferr')).toEqual([]);
  expect(await version()).toBeUndefined();
});

it('looks further where the best of what is found are in the trash', async () => {
  await save('A bridge', 'Nobody takes the ferry any more.');
  const links = Array.from({ length: 250 }, (_, at) => ({
    url: `https://many.example/${String(at)}`,
    title: 'The ferry',
  }));
  await trashArticles(
    library,
    (await saveLinks(library, links)).map(({ id }) => id),
  );
  expect(await suggested('ferry')).toEqual(['A bridge']);
});
