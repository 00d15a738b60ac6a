import type { Page } from 'puppeteer-core';

import type { TestServer } from './server.ts';
import { storedRows } from './stored.ts';

/** What is saved of a server's pages, by their paths. */
export interface SavedArticles {
  articleAt: (path: string) => Promise<Record<string, unknown> | undefined>;
  textOf: (path: string) => Promise<string>;
}

/** Reads the library in `library`, one of the extension's own pages. */
export function savedArticles(library: Page, server: TestServer): SavedArticles {
  const articleAt: SavedArticles['articleAt'] = async (path) =>
    (await storedRows(library, 'articles')).find(({ url }) => url === server.url(path));
  return {
    articleAt,
    textOf: async (path) => {
      const article = await articleAt(path);
      const texts = await storedRows(library, 'texts');
      return String(texts.find(({ versionId }) => versionId === article?.versionId)?.text);
    },
  };
}
