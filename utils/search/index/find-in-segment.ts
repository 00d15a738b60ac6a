import { NumberList } from './number-list';
import {
  DocumentReader,
  type Documents,
  type OpenBlock,
  PlaceReader,
  readDocuments,
  type TermEntry,
} from './term-block';
import type { Term, TermList } from './term-list';
import type { WantedTerm } from './wanted-terms';

/** A term that is looked up. */
export type SoughtTerm = Pick<WantedTerm, 'term' | 'isPrefix'>;

/** The numbers of the blocks, from the first up to one, in which a wanted term would be; of these the first terms are given. */
export function blocksWith(
  firstTerms: TermList,
  { term, isPrefix }: SoughtTerm,
): { from: number; to: number } {
  const { before, isThere } = firstTerms.find(term);
  const to = isPrefix ? firstTerms.range(term, true).to : before + (isThere ? 1 : 0);
  return { from: isThere ? before : Math.max(0, before - 1), to };
}

/** A term, and how many documents have it. */
export interface TermSize {
  term: string;
  size: number;
}

/** The terms of a block that begin with one, in order. */
export function termsBeginning(open: OpenBlock, beginning: Term): TermSize[] {
  const { from, to } = open.terms.range(beginning, true);
  const texts = open.terms.texts(from, to);
  const reader = new DocumentReader(open.postings);
  return open.entries(from, to).map((entry, index) => {
    reader.begin(entry);
    return { term: texts[index] ?? '', size: reader.count };
  });
}

type PositionsOf = (block: number) => Uint8Array | undefined;

/** What there is of a wanted term in a segment. */
export interface FoundTerm {
  wanted: WantedTerm;
  entries: FoundEntry[];
  found: Documents;
}

interface FoundEntry {
  /** The number of its block. */
  block: number;
  open: OpenBlock;
  entry: TermEntry;
  documents: Uint32Array;
}

/** Looks a wanted term up in the blocks that `blocksWith` named. */
export function lookUp(
  size: number,
  wanted: WantedTerm,
  blocks: { block: number; open: OpenBlock }[],
): FoundTerm {
  const found: Documents[] = [];
  const entries = blocks.flatMap(({ block, open }) => {
    const { from, to } = open.terms.range(wanted.term, wanted.isPrefix);
    return open.entries(from, to).map((entry): FoundEntry => {
      const its = readDocuments(open.postings, entry);
      found.push(its);
      return { block, open, entry, documents: its.documents };
    });
  });
  return { wanted, entries, found: united(size, found) };
}

/** The documents that any of several has, with the greatest weight. */
function united(size: number, all: Documents[]): Documents {
  const [only] = all;
  if (!only) return { documents: new Uint32Array(), weights: new Uint8Array() };
  if (all.length === 1) return only;
  // 0 where a document isn't among them, else one more than its weight.
  const marks = new Uint8Array(size);
  let count = 0;
  for (const { documents, weights } of all) {
    for (let index = 0; index < documents.length; index += 1) {
      const document = documents[index] ?? 0;
      const mark = (weights[index] ?? 0) + 1;
      const before = marks[document] ?? 0;
      if (before === 0) count += 1;
      if (mark > before) marks[document] = mark;
    }
  }
  const [documents, weights] = [new Uint32Array(count), new Uint8Array(count)];
  let at = 0;
  for (let document = 0; at < count && document < size; document += 1) {
    const mark = marks[document] ?? 0;
    if (mark === 0) continue;
    documents[at] = document;
    weights[at] = mark - 1;
    at += 1;
  }
  return { documents, weights };
}

/** The documents that have all of some terms, each with the least weight. */
export function haveAll(terms: readonly FoundTerm[]): Documents {
  const [first, ...others] = terms.map(({ found }) => found);
  return first ? others.reduce(common, first) : { documents: new Uint32Array(), weights: new Uint8Array() };
}

function common(one: Documents, other: Documents): Documents {
  const most = Math.min(one.documents.length, other.documents.length);
  const [documents, weights] = [new Uint32Array(most), new Uint8Array(most)];
  let [at, count] = [0, 0];
  for (let index = 0; index < one.documents.length; index += 1) {
    const document = one.documents[index] ?? 0;
    while ((other.documents[at] ?? Infinity) < document) at += 1;
    if (other.documents[at] !== document) continue;
    documents[count] = document;
    weights[count] = Math.min(one.weights[index] ?? 0, other.weights[at] ?? 0);
    count += 1;
  }
  return { documents: documents.subarray(0, count), weights: weights.subarray(0, count) };
}

/**
 * Those of some documents, which have all of the terms, in which the terms stand at their distances. `positions` gives those
 * of a block; what is of one without them isn't found.
 */
export function standingTogether(
  terms: readonly FoundTerm[],
  { documents, weights }: Documents,
  positions: PositionsOf,
): Documents {
  const [rarest, ...others] = terms.toSorted((a, b) => a.found.documents.length - b.found.documents.length);
  if (!rarest) return { documents, weights };
  let starts = startsOf(rarest, documents, positions);
  for (const other of others) starts = startsWith(starts, other, documents, positions);
  const isFound = (index: number): boolean => (starts.ends[index] ?? 0) > (starts.ends[index - 1] ?? 0);
  return {
    documents: documents.filter((_, index) => isFound(index)),
    weights: weights.filter((_, index) => isFound(index)),
  };
}

/** Where words would begin in each of some documents, ascending, those of one document after those of another. */
interface Starts {
  starts: NumberList;
  /** How many there are up to the end of each document. */
  ends: Uint32Array;
}

/** Where words would have to begin for a term of theirs to stand where it does. */
function startsOf({ wanted, entries }: FoundTerm, documents: Uint32Array, positions: PositionsOf): Starts {
  const [starts, ends] = [new NumberList(), new Uint32Array(documents.length)];
  const add = (code: number): void => {
    if (isAsWanted(wanted, code) && code >>> 1 >= wanted.at) starts.push((code >>> 1) - wanted.at);
  };
  const [only] = entries;
  if (only && entries.length === 1) {
    // Each of the documents has it.
    eachPlaces(only, documents, positions, (index, codes) => {
      for (let at = 0; at < codes.length; at += 1) add(codes.at(at));
      ends[index] = starts.length;
    });
    return { starts, ends };
  }
  // Of several terms those of one document are put in order first.
  const places = Array.from(documents, (): number[] => []);
  for (const entry of entries) {
    eachPlaces(entry, documents, positions, (index, codes) => {
      for (let at = 0; at < codes.length; at += 1) places[index]?.push(codes.at(at));
    });
  }
  places.forEach((ofDocument, index) => {
    for (const code of ofDocument.sort((a, b) => a - b)) add(code);
    ends[index] = starts.length;
  });
  return { starts, ends };
}

/** The starts behind which another term stands at its distance. */
function startsWith(
  { starts, ends }: Starts,
  { wanted, entries }: FoundTerm,
  documents: Uint32Array,
  positions: PositionsOf,
): Starts {
  const isKept = new Uint8Array(starts.length);
  for (const entry of entries) {
    eachPlaces(entry, documents, positions, (index, codes) => {
      let next = 0;
      for (let start = ends[index - 1] ?? 0; start < (ends[index] ?? 0); start += 1) {
        const place = starts.at(start) + wanted.at;
        while (next < codes.length && codes.at(next) >>> 1 < place) next += 1;
        const code = codes.at(next);
        if (next < codes.length && code >>> 1 === place && isAsWanted(wanted, code)) isKept[start] = 1;
      }
    });
  }
  const kept = new NumberList();
  const keptEnds = ends.map((end, index) => {
    for (let start = ends[index - 1] ?? 0; start < end; start += 1) {
      if (isKept[start] === 1) kept.push(starts.at(start));
    }
    return kept.length;
  });
  return { starts: kept, ends: keptEnds };
}

function isAsWanted({ isOdd }: WantedTerm, code: number): boolean {
  return isOdd === null || isOdd === ((code & 1) === 1);
}

/** Calls back with the places of a term in each of some documents that has it; `index` is among these. */
function eachPlaces(
  { block, open, entry, documents: its }: FoundEntry,
  documents: Uint32Array,
  positions: PositionsOf,
  visit: (index: number, codes: NumberList) => void,
): void {
  const bytes = entry.isSingle ? NO_BYTES : positions(block);
  if (!bytes) return;
  const reader = new PlaceReader(open.postings, bytes);
  reader.begin(entry);
  const codes = new NumberList();
  let at = 0;
  for (let index = 0; index < its.length && at < documents.length; index += 1) {
    const document = its[index] ?? 0;
    while ((documents[at] ?? Infinity) < document) at += 1;
    if (documents[at] !== document) {
      reader.next(null);
      continue;
    }
    codes.clear();
    reader.next(codes);
    visit(at, codes);
  }
}

const NO_BYTES = new Uint8Array();
