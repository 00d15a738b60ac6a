import type { Table } from 'dexie';
import MiniSearch, { type Query } from 'minisearch';

import type { Peer } from './peer.ts';
import { termsOf, wantedTermsOf } from './peer-document.ts';
import { TextsDatabase } from './stored-texts.ts';

interface Stored {
  number: number;
  terms: string;
}

const OPTIONS = {
  idField: 'number',
  fields: ['terms'],
  tokenize: (terms: string) => terms.split(' '),
  processTerm: (term: string) => term,
};

/** An index in memory, of which a snapshot is stored. */
export function miniSearch(): Peer {
  const db = new TextsDatabase('minisearch', { snapshot: '' });
  const snapshot: Table<string, number> = db.table('snapshot');
  let index: MiniSearch<Stored> | null = null;
  const opened = async (): Promise<MiniSearch<Stored>> => {
    const stored = index ? undefined : await snapshot.get(0);
    index ??= stored === undefined ? new MiniSearch(OPTIONS) : MiniSearch.loadJSON<Stored>(stored, OPTIONS);
    return index;
  };
  const store = async (): Promise<void> => {
    await snapshot.put(JSON.stringify(await opened()), 0);
  };
  return {
    async addMany(documents) {
      const into = await opened();
      await db.texts.bulkPut(documents);
      into.addAll(documents.map(({ number, parts }) => ({ number, terms: termsIn(parts) })));
    },
    finish: store,
    async addOne(document) {
      await this.addMany([document]);
      await store();
    },
    async open() {
      await opened();
    },
    async find(wanted) {
      const queries = wanted.flatMap(({ words, asWhole }): Query[] => {
        const { terms, isPair } = wantedTermsOf(words);
        return terms.map((term, at) => ({
          queries: [term],
          prefix: at === terms.length - 1 && !asWhole && !isPair,
        }));
      });
      const found = (await opened()).search({ combineWith: 'AND', queries });
      return db.withWords(
        found.map(({ id }) => Number(id)),
        wanted,
      );
    },
  };
}

function termsIn(parts: string[]): string {
  return parts.flatMap(termsOf).join(' ');
}
