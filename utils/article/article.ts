import type { Corrections } from './corrections';
import type { FurtherFacts } from './further-facts';
import type { ChoicesUse } from './block-choice';
import type { Reading } from './reading';
import type { TextLength } from './text-length';
import type { TruncationSign } from './truncation-sign';

/** Text direction as HTML writes it; null where the page doesn't say. */
export type Direction = 'ltr' | 'rtl' | null;

/** Facts of an article, under Readability's names. */
export interface ArticleMetadata extends FurtherFacts {
  /** Address the page was read at, without user info. */
  url: string;
  canonicalUrl: string | null;
  title: string;
  /** Who wrote it, one name each; empty where the page doesn't say. */
  byline: string[];
  dir: Direction;
  /** BCP 47 tag, as the page gives it. */
  lang: string | null;
  siteName: string | null;
  excerpt: string | null;
  /**
   * As the page gave it, in ISO 8601: a day, or a time to the second in the page's own zone where that is known
   * (`2026-11-22T18:35:00+08:00`), else without one.
   */
  publishedTime: string | null;
}

/** What the saved body was taken from: the article found, the reader's selection, or all readable text of the page. */
type BodySource = 'article' | 'selection' | 'page';

/** A picture that belongs to the body, in order; the body's `<img data-picture="n">` is the n-th, from 0. */
export interface FoundPicture {
  /** Absolute http(s) or data: address of the best source. */
  url: string;
  alt: string;
  /** CSS pixels where known, else null. */
  width: number | null;
  height: number | null;
}

/** Why a picture isn't kept: its server forbids copying, can't be reached, sent no picture, or too much of it. */
export type PictureFailure = 'blocked' | 'unreachable' | 'not-a-picture' | 'too-large';

/** A picture of a saved version: `hash` names its row in `images`; null while it isn't kept. */
export interface SavedPicture extends FoundPicture {
  hash: string | null;
  failure: PictureFailure | null;
}

/** What a save brought in, for the receipt. */
export interface Receipt extends TextLength {
  source: BodySource;
  picturesKept: number;
  picturesFound: number;
  /** Of how many pages of its site it was joined; missing in what was saved before that was done. */
  pages?: number;
  /** What tells that it may not be the whole article, the most telling first; missing as `pages` may be. */
  signs?: TruncationSign[];
  /** How the reader wanted the page read; `best` where that is missing. */
  reading?: Reading;
  /** What became of the reader's choices for the site; null or missing where there were none to be used. */
  choices?: ChoicesUse | null;
  /** Whether its body was lost and made anew from its text, without headings, links and the places of its pictures. */
  isFromText?: boolean;
}

/** Where the reader stands with an article. */
export type ReadState = 'unread' | 'reading' | 'archived';

/** One saved article: small facts only, so that lists never load bodies. */
export interface Article extends ArticleMetadata, Receipt {
  /** UUID. */
  id: string;
  /** Normalised addresses by which this article is recognised: see `urlKey`. */
  urlKeys: string[];
  /** Version that the reader shows; null while there is only a link, whose page hasn't been read. */
  versionId: string | null;
  savedAt: string;
  modified: string;
  tags: string[];
  /** The reader's note on the whole article, Markdown; empty when there is none. */
  note: string;
  /** When the note was changed last; missing where that was before it was stored. */
  noteModified?: string;
  isFavourite: boolean;
  state: ReadState;
  /** How far the reader has read, 0 to 1. */
  progress: number;
  /** Hash of the picture shown in lists. */
  leadImage: string | null;
  /** When it was put in the trash; null when it wasn't. */
  deletedAt: string | null;
  /** The facts that the reader put right, which the row shows in place of the page's; missing where there never were any. */
  corrections?: Corrections;
  /** The title that a link bears of itself, once the reader has corrected it; missing when its page has been read. */
  linkTitle?: string;
}

/** An article that can be read, not only a link to one. */
export interface SavedArticle extends Article {
  versionId: string;
}

/** Whether an article can be read, or is only a link so far. */
export function isSaved(article: Article): article is SavedArticle {
  return article.versionId !== null;
}

/** One capture of an article. Never changed afterwards, but for pictures that arrive late, and facts told anew of the same body. */
export interface ArticleVersion {
  id: string;
  articleId: string;
  capturedAt: string;
  /** SHA-256, hex, of the sanitised body. */
  contentHash: string;
  metadata: ArticleMetadata;
  receipt: Receipt;
  pictures: SavedPicture[];
}
