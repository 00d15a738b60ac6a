import { factsDocument, textDocument } from '@/utils/search/index/article-documents';
import { type Piece, readPieces } from '@/utils/search/index/read-pieces';

import { annotationsOf } from '../library-rows.ts';
import type { CorpusArticle } from '../corpus.ts';

/** An article as it is indexed. */
export interface PeerDocument {
  /** From 1. */
  number: number;
  /** What is searched of it, in the form of `searchedWords`. Nothing is found across parts. */
  parts: string[];
}

/** What ours indexes of an article, for others. */
export function peerDocument(number: number, article: CorpusArticle): PeerDocument {
  const parts = [...factsDocument(article, annotationsOf(article)), ...textDocument(article.text)];
  return { number: number + 1, parts: parts.map(({ words }) => words) };
}

/** The terms of a text in that form, as ours has them: words, every two characters of what isn't set apart, and the last. */
export function termsOf(words: string): string[] {
  return readPieces(words).flatMap((piece) => termsOfPiece(piece, true));
}

/** The terms that words to be found consist of; whether the last may go on. */
export function wantedTermsOf(words: string): { terms: string[]; isPair: boolean } {
  const pieces = readPieces(words);
  const last = pieces.at(-1);
  const isPair = last?.kind === 'run' && last.characters.length > 1;
  return { terms: pieces.flatMap((piece) => termsOfPiece(piece, false)), isPair };
}

function termsOfPiece({ kind, characters }: Piece, withLast: boolean): string[] {
  if (kind === 'word') return characters;
  return characters
    .map((character, index) => character + (characters[index + 1] ?? ''))
    .slice(0, withLast || characters.length === 1 ? undefined : -1);
}
