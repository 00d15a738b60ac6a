import { isSaved, type SavedArticle } from '@/utils/article/article';
import { shareOfDoubles, type ComparedArticle } from '@/utils/search/similar/are-doubles';
import type { SimilarPair } from '@/utils/search/similar/double-groups';
import { FINGERPRINT_VERSION, fingerprintOf } from '@/utils/search/similar/fingerprint';
import { shinglesOf } from '@/utils/search/similar/shingles';

import type { LibraryContext } from './library-context';
import type { Pause } from './merge-index';

type Db = Pick<LibraryContext, 'db'>;

/** Keys that are looked at at a time. */
const BATCH = 2000;
/** A key that more articles have is of something that a site writes below all of its stories. */
const MOST_ALIKE = 32;
/** Versions that are read of those with a key: of what is saved again and again, each has one. */
const MOST_VERSIONS = 1024;

/**
 * Compares every text that hasn't been compared yet with all others, by their fingerprints, and notes which articles are alike; also
 * which have an address in common. May be cut short at any moment: what is done stays done. Nobody else may do so meanwhile.
 */
export async function findDoubles({ db }: Db, pause: Pause): Promise<void> {
  await beginAnew({ db });
  for await (const versionIds of keysOf(db.fingerprints)) {
    await keepThoseWithTexts({ db }, versionIds);
    await pause();
  }
  for await (const versionIds of keysOf(db.texts)) {
    const known = await db.fingerprints.bulkGet(versionIds);
    for (const versionId of versionIds.filter((_, at) => !known[at])) {
      await compareText({ db }, versionId);
      await pause();
    }
  }
  await compareAddresses({ db }, pause);
}

/** Compares the texts of these versions, new ones or ones that are gone. */
export async function compareTexts({ db }: Db, versionIds: string[]): Promise<void> {
  for (const versionId of await keepThoseWithTexts({ db }, versionIds)) await compareText({ db }, versionId);
}

/** Which of these versions have texts, which aren't read for it; the fingerprints of the others go. */
async function keepThoseWithTexts({ db }: Db, versionIds: string[]): Promise<Set<string>> {
  const there = new Set(await db.texts.where('versionId').anyOf(versionIds).primaryKeys());
  await db.fingerprints.bulkDelete(versionIds.filter((versionId) => !there.has(versionId)));
  return there;
}

async function compareText({ db }: Db, versionId: string): Promise<void> {
  const [version, text] = await Promise.all([db.versions.get(versionId), db.texts.get(versionId)]);
  if (!version || !text) return;
  const { articleId } = version;
  const shingles = shinglesOf(text.text);
  const keys = fingerprintOf(shingles);
  const article = await db.articles.get(articleId);
  const candidates = article?.versionId === versionId ? await alike({ db }, keys, articleId) : [];
  const pairs: SimilarPair[] = [];
  for (const { articleId: otherId, versionId: otherVersion } of candidates) {
    const [other, otherText] = await Promise.all([db.articles.get(otherId), db.texts.get(otherVersion)]);
    if (!article || !other || !isSaved(other) || other.versionId !== otherVersion || !otherText) continue;
    const share = shareOfDoubles(
      { ...comparedOf(article), shingles },
      { ...comparedOf(other), shingles: shinglesOf(otherText.text) },
    );
    if (share !== null) pairs.push(pairOf([articleId, versionId], [otherId, otherVersion], share));
  }
  await db.transaction('rw', db.fingerprints, db.similar, db.texts, async () => {
    // What was undone meanwhile isn't to be found again.
    if (!(await db.texts.get(versionId))) return;
    await db.fingerprints.put({ versionId, articleId, keys });
    await addPairs({ db }, pairs);
  });
}

/** Other articles that share a key with these. */
async function alike(
  { db }: Db,
  keys: number[],
  articleId: string,
): Promise<{ articleId: string; versionId: string }[]> {
  const found = new Map<string, { articleId: string; versionId: string }>();
  for (const key of keys) {
    const rows = await db.fingerprints.where('keys').equals(key).limit(MOST_VERSIONS).toArray();
    const others = rows.filter((row) => row.articleId !== articleId);
    if (new Set(others.map((row) => row.articleId)).size > MOST_ALIKE) continue;
    for (const row of others) found.set(row.versionId, row);
  }
  return [...found.values()];
}

async function compareAddresses({ db }: Db, pause: Pause): Promise<void> {
  let last = '';
  for (;;) {
    const keys = (await db.articles.where('urlKeys').above(last).limit(BATCH).keys()).map(String);
    const newest = keys.at(-1);
    if (newest === undefined) return;
    // Of the last one, more may follow.
    const several = keys.filter((key, at) => key === keys[at - 1] || key === newest);
    for (const key of new Set(several)) {
      const ids = await db.articles.where('urlKeys').equals(key).primaryKeys();
      const [first, ...others] = ids.toSorted();
      if (first === undefined) continue;
      await addPairs(
        { db },
        others.map((other) => ({ one: first, other, versions: null, share: 1, isApart: false })),
      );
    }
    last = newest;
    await pause();
  }
}

/** Notes pairs; what the reader said of one stays. */
async function addPairs({ db }: Db, pairs: SimilarPair[]): Promise<void> {
  await db.transaction('rw', db.similar, async () => {
    const known = await db.similar.bulkGet(pairs.map(({ one, other }) => [one, other]));
    await db.similar.bulkPut(
      pairs.filter((_, at) => {
        const before = known[at];
        return !before || (!before.isApart && before.versions !== null);
      }),
    );
  });
}

function pairOf(
  a: [id: string, versionId: string],
  b: [id: string, versionId: string],
  share: number,
): SimilarPair {
  const [one, other] = a[0] < b[0] ? [a, b] : [b, a];
  return { one: one[0], other: other[0], versions: [one[1], other[1]], share, isApart: false };
}

function comparedOf({ title, url }: Pick<SavedArticle, 'title' | 'url'>): Omit<ComparedArticle, 'shingles'> {
  return { title, url };
}

/** Leaves out fingerprints of another form. */
async function beginAnew({ db }: Db): Promise<void> {
  await db.transaction('rw', db.fingerprints, db.similar, db.meta, async () => {
    const version = await db.meta.get('fingerprintVersion');
    if (version?.value === FINGERPRINT_VERSION) return;
    await db.fingerprints.clear();
    await db.similar.filter(({ isApart }) => !isApart).delete();
    await db.meta.put({ key: 'fingerprintVersion', value: FINGERPRINT_VERSION });
  });
}

/** All keys of a table of versions, some at a time. */
async function* keysOf(table: Db['db']['texts'] | Db['db']['fingerprints']): AsyncGenerator<string[]> {
  let last = '';
  for (;;) {
    const keys = await table.where('versionId').above(last).limit(BATCH).primaryKeys();
    const newest = keys.at(-1);
    if (newest === undefined) return;
    yield keys;
    last = newest;
  }
}
