import 'fake-indexeddb/auto';

import { beforeEach, describe, expect, it } from 'vitest';

import { commitSave } from '@/utils/library/commit-save';
import { fetchMissingPictures } from '@/utils/library/fetch-missing-pictures';
import {
  arePicturesWanted,
  dropWantedPictures,
  versionsWithWantedPictures,
  wantPictures,
} from '@/utils/library/wanted-pictures';
import { aCapture, pngBytes, stageCapture, stagePicture } from '@/tests/support/stage-capture';
import { testLibrary, type TestLibrary } from '@/tests/support/test-library';

let library: TestLibrary;
let asked: { url: string; init?: RequestInit }[];

beforeEach(() => {
  library = testLibrary();
  asked = [];
});

/** A version with two pictures that their servers didn't let be copied. */
async function aVersionWithoutPictures(): Promise<string> {
  const pictures = ['https://one.example/a.png', 'https://two.example/b.png'].map((url) => ({
    url,
    alt: '',
    width: null,
    height: null,
  }));
  await stageCapture(library, 's1', aCapture({ pictures }));
  await stagePicture(library, 's1', 0, { failure: 'blocked' });
  await stagePicture(library, 's1', 1, { failure: 'blocked' });
  const job = await commitSave(library, 's1', false);
  return job?.versionId ?? '';
}

/** A server that gives every picture, or answers with this status. */
function serving(status = 200): typeof fetch {
  return (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    asked.push({ url, init });
    const bytes = Uint8Array.from(pngBytes(url.length + url.charCodeAt(8)));
    return Promise.resolve(new Response(status === 200 ? bytes : null, { status }));
  };
}

const allow =
  (...hosts: string[]) =>
  (host: string): Promise<boolean> =>
    Promise.resolve(hosts.includes(host));

const kept = async (versionId: string): Promise<boolean[] | undefined> =>
  (await library.db.versions.get(versionId))?.pictures.map(({ hash }) => hash !== null);

describe('fetchMissingPictures', () => {
  it('fills in what the allowed host gives, without cookies, and counts it in the article', async () => {
    const versionId = await aVersionWithoutPictures();
    await wantPictures(library, versionId);
    await fetchMissingPictures(library, versionId, { fetch: serving(), isAllowed: allow('one.example') });

    expect(await kept(versionId)).toEqual([true, false]);
    expect(asked.map(({ url }) => url)).toEqual(['https://one.example/a.png']);
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit' });
    const [article] = await library.db.articles.toArray();
    expect(article).toMatchObject({ picturesKept: 1, picturesFound: 2 });
    expect(article?.leadImage).not.toBeNull();
    expect(await library.db.images.count()).toBe(1);
    expect(await arePicturesWanted(library, versionId)).toBe(false);
  });

  it('asks nobody and keeps the wish while nothing is allowed', async () => {
    const versionId = await aVersionWithoutPictures();
    await wantPictures(library, versionId);
    await fetchMissingPictures(library, versionId, { fetch: serving(), isAllowed: allow() });

    expect(asked).toEqual([]);
    expect(await versionsWithWantedPictures(library)).toEqual([versionId]);
  });

  it('goes on with what is missing when it was cut short', async () => {
    const versionId = await aVersionWithoutPictures();
    await fetchMissingPictures(library, versionId, { fetch: serving(), isAllowed: allow('one.example') });
    asked = [];
    await fetchMissingPictures(library, versionId, {
      fetch: serving(),
      isAllowed: allow('one.example', 'two.example'),
    });

    expect(asked.map(({ url }) => url)).toEqual(['https://two.example/b.png']);
    expect(await kept(versionId)).toEqual([true, true]);
  });

  it('notes why a picture doesn’t come even so', async () => {
    const versionId = await aVersionWithoutPictures();
    await wantPictures(library, versionId);
    await fetchMissingPictures(library, versionId, {
      fetch: serving(403),
      isAllowed: allow('one.example', 'two.example'),
    });

    const version = await library.db.versions.get(versionId);
    expect(version?.pictures.map(({ failure }) => failure)).toEqual(['blocked', 'blocked']);
    expect(await arePicturesWanted(library, versionId)).toBe(false);
  });

  it('does nothing for a version that is gone', async () => {
    await wantPictures(library, 'gone');
    await fetchMissingPictures(library, 'gone', { fetch: serving(), isAllowed: allow('one.example') });
    expect(await arePicturesWanted(library, 'gone')).toBe(false);
  });
});

describe('a wish for pictures', () => {
  it('is forgotten when it is refused, or after an hour', async () => {
    await wantPictures(library, 'v1');
    await wantPictures(library, 'v2');
    await dropWantedPictures(library, 'v1');
    expect(await versionsWithWantedPictures(library)).toEqual(['v2']);
    library.setTime('2026-11-24T09:30:00.000Z');
    expect(await versionsWithWantedPictures(library)).toEqual([]);
  });
});
