import { Dexie, type EntityTable } from 'dexie';

import type { WantedWords } from '@/utils/search/query/wanted-words';
import { standsIn } from '@/utils/search/word-places';

import { type PeerDocument, wantedTermsOf } from './peer-document.ts';
import { SHOWN } from './shown.ts';

/** Texts by the numbers of their articles, for whoever has to read them to be sure of a phrase. */
export class TextsDatabase extends Dexie {
  declare texts: EntityTable<PeerDocument, 'number'>;

  constructor(name: string, stores: Record<string, string> = {}) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ texts: 'number', ...stores });
  }

  /** Of the articles that have all terms those that have the words, the newest first, as many as are shown. */
  async withWords(numbers: number[], wanted: WantedWords[]): Promise<number[]> {
    if (wanted.every(({ words }) => wantedTermsOf(words).terms.length < 2)) return numbers;
    const found: number[] = [];
    const newest = numbers.toSorted((a, b) => b - a);
    for (let first = 0; first < newest.length && found.length < SHOWN; first += SHOWN) {
      const rows = await this.texts.bulkGet(newest.slice(first, first + SHOWN));
      for (const row of rows) {
        const has = ({ words, asWhole }: WantedWords): boolean =>
          row?.parts.some((part) => standsIn(part, words, asWhole)) ?? false;
        if (row && wanted.every(has)) found.push(row.number);
      }
    }
    return found.slice(0, SHOWN);
  }
}
