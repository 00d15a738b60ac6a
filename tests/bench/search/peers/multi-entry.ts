import type { Table } from 'dexie';

import type { WantedWords } from '@/utils/search/query/wanted-words';

import type { Peer } from './peer.ts';
import { termsOf, wantedTermsOf } from './peer-document.ts';
import { TextsDatabase } from './stored-texts.ts';

interface TermsRow {
  number: number;
  terms: string[];
}

/** An index of IndexedDB itself: a key for each term of each article. */
export function multiEntry(): Peer {
  const db = new TextsDatabase('multi-entry', { documents: 'number, *terms' });
  const table: Table<TermsRow, number> = db.table('documents');

  async function withTerm(term: string, isPrefix: boolean): Promise<Set<number>> {
    const where = table.where('terms');
    return new Set(await (isPrefix ? where.startsWith(term) : where.equals(term)).primaryKeys());
  }

  async function withTerms({ words, asWhole }: WantedWords): Promise<Set<number>[]> {
    const { terms, isPair } = wantedTermsOf(words);
    return Promise.all(
      terms.map((term, at) => withTerm(term, at === terms.length - 1 && !asWhole && !isPair)),
    );
  }

  return {
    async addMany(documents) {
      await db.transaction('rw', db.texts, table, async () => {
        await db.texts.bulkPut(documents);
        await table.bulkPut(
          documents.map(({ number, parts }) => ({ number, terms: [...new Set(parts.flatMap(termsOf))] })),
        );
      });
    },
    addOne(document) {
      return this.addMany([document]);
    },
    async open() {
      await db.open();
    },
    async find(wanted) {
      const sets = (await Promise.all(wanted.map(withTerms))).flat().sort((a, b) => a.size - b.size);
      const [fewest = new Set<number>(), ...others] = sets;
      const all = [...fewest].filter((number) => others.every((set) => set.has(number)));
      return db.withWords(all, wanted);
    },
  };
}
