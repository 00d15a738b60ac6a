import { searchedBeginning } from '../searched-beginning';
import { searchedWords } from '../searched-words';

/** Words in a row, and characters of what is written without spaces: so many aren't the same by chance. */
const LENGTH = 5;

const PIECE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * The stretches of five words, or characters, that a text has, each once, as 32-bit numbers: what of it is the same as of others.
 * Case, accents, width and the Chinese edition don't matter, as in a search.
 */
export function shinglesOf(text: string): Set<number> {
  const pieces = (searchedWords(searchedBeginning(text)).match(PIECE) ?? []).map(hashOf);
  const shingles = new Set<number>();
  for (let at = 0; at + LENGTH <= pieces.length; at += 1) {
    let hash = 0;
    for (const piece of pieces.slice(at, at + LENGTH)) hash = mixed(Math.imul(hash, 31) + piece);
    shingles.add(hash);
  }
  return shingles;
}

/** FNV-1a over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: every bit of its input counts for every bit of what it gives. */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
