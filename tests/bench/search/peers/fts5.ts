import type { WantedWords } from '@/utils/search/query/wanted-words';

import type { Peer } from './peer.ts';
import { termsOf, wantedTermsOf } from './peer-document.ts';
import type { Fts5Answer, Fts5Request } from './fts5-worker.ts';

/** Stands between parts, so that no phrase goes on from one into the next. */
const BETWEEN = ' endofpart ';

/** SQLite's full-text index, in a file that only a worker can read. */
export function fts5(): Peer {
  const worker = new Worker('fts5-worker.js', { type: 'module' });
  const waiting = new Map<
    number,
    { resolve: (answer: Fts5Answer) => void; reject: (error: Error) => void }
  >();
  let asked = 0;
  worker.onmessage = ({ data }: MessageEvent<Fts5Answer & { id: number; error?: string }>) => {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.error === undefined) resolve?.(data);
    else reject?.(new Error(data.error));
  };
  const send = (request: Fts5Request): Promise<Fts5Answer> =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      worker.postMessage({ ...request, id: asked });
    });
  return {
    async addMany(documents) {
      const rows = documents.map(({ number, parts }) => ({
        number,
        terms: parts.map((part) => termsOf(part).join(' ')).join(BETWEEN),
        text: parts.join('\n'),
      }));
      await send({ kind: 'add', rows });
    },
    async finish() {
      await send({ kind: 'optimize' });
    },
    addOne(document) {
      return this.addMany([document]);
    },
    async open() {
      await send({ kind: 'memory' });
    },
    async find(wanted) {
      const { numbers } = await send({ kind: 'find', match: wanted.map(matchOf).join(' AND ') });
      return numbers ?? [];
    },
    async otherBytes() {
      return (await send({ kind: 'memory' })).memory ?? 0;
    },
  };
}

function matchOf({ words, asWhole }: WantedWords): string {
  const { terms, isPair } = wantedTermsOf(words);
  return `"${terms.join(' ')}"${asWhole || isPair ? '' : '*'}`;
}
