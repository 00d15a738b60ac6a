import type { WantedWords } from '@/utils/search/query/wanted-words';

import type { Asked } from '../asked.ts';
import { corpus } from '../corpus.ts';
import { fts5 } from './fts5.ts';
import { miniSearch } from './minisearch.ts';
import { multiEntry } from './multi-entry.ts';
import type { Peer } from './peer.ts';
import { peerDocument } from './peer-document.ts';

// Run in a page of an extension.

const PEERS = { miniSearch, multiEntry, fts5 };
export type PeerName = keyof typeof PEERS;

let peer: Peer | null = null;

/** Says which one it is; the others stay closed. */
export function choose(name: PeerName): void {
  peer = PEERS[name]();
}

function chosen(): Peer {
  if (!peer) throw new Error('choose first');
  return peer;
}

/** Adds articles of a corpus. */
export async function addArticles(seed: number, from: number, to: number): Promise<void> {
  const article = corpus(seed);
  const numbers = Array.from({ length: to - from }, (_, index) => from + index);
  await chosen().addMany(numbers.map((number) => peerDocument(number, article(number))));
}

export async function finish(): Promise<void> {
  await chosen().finish?.();
}

/** Makes articles ready to be added one by one; what that takes isn't the index's. */
export function prepare(seed: number, from: number, to: number): number {
  const article = corpus(seed);
  prepared = Array.from({ length: to - from }, (_, index) =>
    peerDocument(from + index, article(from + index)),
  );
  return prepared.length;
}
let prepared: ReturnType<typeof peerDocument>[] = [];

/** Adds those one by one, each for good before the next; how long each took, in milliseconds. */
export async function addPrepared(): Promise<number[]> {
  const times: number[] = [];
  for (const document of prepared) {
    const started = performance.now();
    await chosen().addOne(document);
    times.push(performance.now() - started);
  }
  return times;
}

/** Asks each query so many times. */
export async function ask(queries: WantedWords[][], repeats: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const wanted of queries) {
    const one: Asked = { hits: 0, times: [] };
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const started = performance.now();
      await chosen().open();
      one.hits = (await chosen().find(wanted)).length;
      one.times.push(performance.now() - started);
    }
    asked.push(one);
  }
  return asked;
}

export async function otherBytes(): Promise<number> {
  return (await chosen().otherBytes?.()) ?? 0;
}
