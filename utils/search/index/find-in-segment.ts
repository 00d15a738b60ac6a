import { ByteReader } from './bytes';
import { eachPosting, type OpenBlock, readPositions, type TermEntry, type Weight } from './term-block';
import type { WantedTerm } from './wanted-terms';

/** Documents with their terms, in blocks. */
export interface SearchedSegment {
  /** How many documents it has. */
  size: number;
  /** The first term of each block. */
  firstTerms: string[];
  blocks: (numbers: number[]) => Promise<OpenBlock[]>;
  /** The positions of each block. */
  positions: (numbers: number[]) => Promise<Uint8Array[]>;
}

/** Documents of a segment that have something, in order, and their weights. */
export interface FoundDocuments {
  documents: number[];
  weights: Weight[];
}

/** The documents of a segment in which wanted terms stand at their distances. */
export async function findInSegment(
  segment: SearchedSegment,
  wanted: readonly WantedTerm[],
): Promise<FoundDocuments> {
  const found = await Promise.all(wanted.map((term) => lookUp(segment, term)));
  const [first, ...others] = found.map(({ documents }) => documents);
  if (!first) return { documents: [], weights: [] };
  const all = others.reduce(common, first);
  if (others.length === 0 || all.documents.length === 0) return all;
  const places = await Promise.all(found.map((term) => placesOf(segment, term, all.documents)));
  const isFound = all.documents.map((_, index) =>
    standTogether(
      wanted,
      places.map((ofTerm) => ofTerm[index] ?? []),
    ),
  );
  return {
    documents: all.documents.filter((_, index) => isFound[index]),
    weights: all.weights.filter((_, index) => isFound[index]),
  };
}

/** A term, and the bytes that say which documents have it: more of them, the more there are. */
export interface TermSize {
  term: string;
  size: number;
}

/** The terms of a segment that begin with some letters, in order. */
export async function termsBeginning(segment: SearchedSegment, letters: string): Promise<TermSize[]> {
  const wanted = { term: letters, isPrefix: true };
  const numbers = blocksWith(segment.firstTerms, wanted);
  const opened = numbers.length > 0 ? await segment.blocks(numbers) : [];
  return opened.flatMap(({ terms, entries }) => {
    const { start, end } = termsOf(terms, wanted);
    return terms.slice(start, end).map((term, index) => {
      const { postings } = entries[start + index] ?? { postings: { start: 0, end: 0 } };
      return { term, size: postings.end - postings.start };
    });
  });
}

/** A term of a segment that is one of those wanted. */
interface Entry {
  block: number;
  open: OpenBlock;
  entry: TermEntry;
}

interface FoundTerm {
  entries: Entry[];
  documents: FoundDocuments;
}

async function lookUp(segment: SearchedSegment, wanted: WantedTerm): Promise<FoundTerm> {
  const numbers = blocksWith(segment.firstTerms, wanted);
  const opened = numbers.length > 0 ? await segment.blocks(numbers) : [];
  const entries = opened.flatMap((open, index): Entry[] =>
    entriesIn(open, wanted).map((entry) => ({ block: numbers[index] ?? 0, open, entry })),
  );
  return { entries, documents: documentsOf(segment.size, entries) };
}

function blocksWith(
  firstTerms: string[],
  { term, isPrefix }: Pick<WantedTerm, 'term' | 'isPrefix'>,
): number[] {
  const numbers: number[] = [];
  for (let block = Math.max(0, firstAfter(firstTerms, term) - 1); block < firstTerms.length; block += 1) {
    const first = firstTerms[block] ?? '';
    if (first > term && !(isPrefix && first.startsWith(term))) break;
    numbers.push(block);
  }
  return numbers;
}

function entriesIn({ terms, entries }: OpenBlock, wanted: WantedTerm): TermEntry[] {
  const { start, end } = termsOf(terms, wanted);
  return entries.slice(start, end);
}

/** Which of sorted terms are wanted: indexes, the end exclusive. */
function termsOf(
  terms: readonly string[],
  { term, isPrefix }: Pick<WantedTerm, 'term' | 'isPrefix'>,
): { start: number; end: number } {
  const after = firstAfter(terms, term);
  const start = terms[after - 1] === term ? after - 1 : after;
  let end = after;
  while (isPrefix && terms[end]?.startsWith(term)) end += 1;
  return { start, end };
}

/** Index of the first of sorted terms that comes after one. */
function firstAfter(terms: readonly string[], term: string): number {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') > term) high = middle;
    else low = middle + 1;
  }
  return low;
}

function documentsOf(size: number, entries: Entry[]): FoundDocuments {
  const found: FoundDocuments = { documents: [], weights: [] };
  const [only] = entries;
  if (only && entries.length === 1) {
    eachPosting(only.open, only.entry, (document, weight) => {
      found.documents.push(document);
      found.weights.push(weight);
    });
    return found;
  }
  if (!only) return found;
  // 0 where a document has none of the terms, else one more than its weight.
  const marks = new Uint8Array(size);
  for (const { open, entry } of entries) {
    eachPosting(open, entry, (document, weight) => {
      if (weight + 1 > (marks[document] ?? 0)) marks[document] = weight + 1;
    });
  }
  marks.forEach((mark, document) => {
    if (mark === 0) return;
    found.documents.push(document);
    found.weights.push((mark - 1) as Weight);
  });
  return found;
}

/** The documents that both have, each with the lesser weight. */
function common(one: FoundDocuments, other: FoundDocuments): FoundDocuments {
  const found: FoundDocuments = { documents: [], weights: [] };
  let at = 0;
  one.documents.forEach((document, index) => {
    while ((other.documents[at] ?? Infinity) < document) at += 1;
    if (other.documents[at] !== document) return;
    found.documents.push(document);
    found.weights.push(Math.min(one.weights[index] ?? 0, other.weights[at] ?? 0) as Weight);
  });
  return found;
}

/** Where a term stands in each of some documents, in order. */
async function placesOf(
  segment: SearchedSegment,
  { entries }: FoundTerm,
  documents: number[],
): Promise<number[][]> {
  const places = documents.map((): number[] => []);
  const numbers = [...new Set(entries.map(({ block }) => block))];
  const stored = await segment.positions(numbers);
  for (const { block, open, entry } of entries) {
    const { start, end } = entry.positions;
    const reader = new ByteReader(stored[numbers.indexOf(block)] ?? new Uint8Array(), start, end);
    let at = 0;
    eachPosting(open, entry, (document) => {
      while ((documents[at] ?? Infinity) < document) at += 1;
      readPositions(reader, documents[at] === document ? (places[at] ?? null) : null);
    });
  }
  if (entries.length > 1) for (const ofDocument of places) ofDocument.sort((a, b) => a - b);
  return places;
}

/** Whether, of the places of each wanted term in a document, there are some at the distances that are wanted. */
function standTogether(wanted: readonly WantedTerm[], places: number[][]): boolean {
  let starts = (places[0] ?? []).map((code) => code >>> 1);
  wanted.slice(1).forEach(({ at, isSpaced }, index) => {
    const codes = places[index + 1] ?? [];
    let next = 0;
    starts = starts.filter((start) => {
      const code = ((start + at) << 1) | (isSpaced ? 1 : 0);
      while ((codes[next] ?? Infinity) < code) next += 1;
      return codes[next] === code;
    });
  });
  return starts.length > 0;
}
