import type { Page } from 'puppeteer-core';

import { checkShown, openCheck } from '../../e2e/support/library-check.ts';
import { storedRows } from '../../e2e/support/stored.ts';
import { faultsOfRows } from '../../support/integrity.ts';

const TABLES = [
  ...(['articles', 'versions', 'bodies', 'texts', 'images', 'annotations', 'jobs', 'staging'] as const),
  'searchArticles',
] as const;

type Row = Record<string, unknown>;
export type LibraryState = Record<(typeof TABLES)[number], Row[]>;

/** All that a library holds, read past all of our code in one of the extension's pages. */
export async function libraryState(page: Page): Promise<LibraryState> {
  const tables = await Promise.all(TABLES.map(async (name) => [name, await storedRows(page, name)] as const));
  return Object.fromEntries(tables) as LibraryState;
}

/** The text of an article's shown version; empty where there is none. */
export function textOf(state: LibraryState, article: Row): string {
  const row = state.texts.find(({ versionId }) => versionId === article.versionId);
  return typeof row?.text === 'string' ? row.text : '';
}

/** What doesn't hold together in the library by its rows, in words. */
export const tornIn = (state: LibraryState): string[] =>
  faultsOfRows({ ...state }).map((fault) => `${fault.kind} ${fault.table} ${fault.id}`);

/** What the check that the reader has in the help finds, which reads every byte: in a page of the library. */
export async function foundByCheck(library: Page): Promise<string[]> {
  await openCheck(library);
  await library.waitForSelector('[data-check=checked]', { timeout: 120_000 });
  const { faults, kinds } = await checkShown(library);
  return faults === '0' ? [] : [`the check finds ${String(faults)}: ${kinds.join(', ')}`];
}
