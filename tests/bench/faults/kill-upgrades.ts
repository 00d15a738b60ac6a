import { gzipSync } from 'node:zlib';

import { putEarlierLibrary } from '../../e2e/support/earlier-library.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { type FaultPart, note } from './fault-run.ts';
import { killLoop } from './kill-loop.ts';
import { libraryState, tornIn } from './library-state.ts';

const ARTICLES = 1500;
const TIME = '2026-01-01T00:00:00.000Z';
const NAMES = ['Ann Field', 'Bo Marsh'];

/** The browser is killed while a library of the first form is brought to that of today. */
export const killUpgrades: FaultPart = async (run) => {
  const rows = firstRows();
  return killLoop(run, {
    spanMs: 2500,
    prepare: async (_, library) => {
      await putEarlierLibrary(library, rows);
    },
    act: async (browser, library, __, tally) => {
      await Promise.all([
        browser.openExtensionPage('library.html#/', '[data-article-id]'),
        library.evaluate('letGo()'),
      ]);
      tally.acknowledged += 1;
    },
    // Opening it after the kill has gone on with the upgrade, or found it done.
    check: async (library, round, tally) => {
      if (round === 0) return;
      await library.waitForSelector('[data-article-id]', { timeout: 60_000 });
      const state = await libraryState(library);
      const [format] = (await storedRows(library, 'meta')).filter(({ key }) => key === 'format');
      const old = [
        ...state.articles,
        ...state.versions.map(({ metadata }) => metadata as { byline: unknown }),
      ];
      const isToday = ({ byline }: { byline?: unknown }): boolean => String(byline) === NAMES.join(',');
      if (state.articles.length !== ARTICLES || state.texts.length !== ARTICLES)
        note(tally, 'lost', [`articles after kill ${String(round)}`]);
      if (format?.value !== 3 || !old.every(isToday))
        note(tally, 'torn', [`the form after kill ${String(round)}`]);
      note(
        tally,
        'torn',
        tornIn({ ...state, searchArticles: state.articles.map(({ id }) => ({ articleId: id })) }),
      );
    },
  });
};

/** Articles as the first form had them, with what belongs to each. */
function firstRows(): Record<string, object[]> {
  const numbers = Array.from({ length: ARTICLES }, (_, number) => number);
  const id = (kind: number, number: number): string =>
    `0000000${String(kind)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const facts = (number: number) => ({
    ...{
      url: `https://courier.example/${String(number)}`,
      canonicalUrl: null,
      title: `Story ${String(number)}`,
    },
    ...{ byline: NAMES.join(', '), dir: 'ltr', lang: 'en', siteName: null, excerpt: null },
    ...{ publishedTime: null, imageUrl: null },
  });
  return {
    articles: numbers.map((number) => ({
      ...facts(number),
      ...{ id: id(1, number), urlKeys: [`courier.example/${String(number)}`], versionId: id(2, number) },
      ...{ savedAt: TIME, modified: TIME, tags: [], note: '', isFavourite: false, state: 'unread' },
      ...{ progress: 0, words: 4, characters: 0, leadImage: null, deletedAt: null },
      ...{ source: 'article', picturesKept: 0, picturesFound: 0 },
    })),
    versions: numbers.map((number) => ({
      ...{ id: id(2, number), articleId: id(1, number), capturedAt: TIME, contentHash: '0'.repeat(64) },
      ...{ pictures: [], metadata: facts(number) },
      receipt: { source: 'article', words: 4, characters: 0, picturesKept: 0, picturesFound: 0 },
    })),
    texts: numbers.map((number) => ({ versionId: id(2, number), text: `Ferry ${String(number)} stops.` })),
    bodies: numbers.map((number) => ({
      versionId: id(2, number),
      gzip: [...gzipSync(`<p>Ferry ${String(number)} stops.</p>`)],
    })),
  };
}
