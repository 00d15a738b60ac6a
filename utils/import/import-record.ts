import type { Annotation, HighlightColor } from '@/utils/annotation/annotation';
import type { Article, ArticleVersion, ReadState } from '@/utils/article/article';

/** Where something stands in what is imported. */
export interface ImportPlace {
  /** Name of the file; of one in an archive with the archive's before it, `/` between them. */
  file: string;
  /** Number of the record in it, from 1; null where the file is meant as a whole. */
  record: number | null;
}

/** A highlight of another program, or of a file that says nothing of places. */
export interface ImportedHighlight {
  /** Its UUID, where it was made by us; null for all others. */
  id: string | null;
  exact: string;
  /** What stood around it; empty where that isn't told. */
  prefix: string;
  suffix: string;
  /** Null where the file has no colour that we know. */
  color: HighlightColor | null;
  /** Markdown. */
  note: string;
  tags: string[];
  /** ISO 8601, UTC. */
  created: string | null;
}

/** What a file tells of an article that it has: facts that are null, or lists that are empty, aren't told. */
interface ImportedFacts {
  url: string;
  title: string;
  byline: string[];
  siteName: string | null;
  excerpt: string | null;
  /** In the form that `ArticleMetadata` has. */
  publishedTime: string | null;
  lang: string | null;
  tags: string[];
  note: string;
  isFavourite: boolean;
  state: ReadState;
  /** When it was kept there, ISO 8601, UTC. */
  savedAt: string | null;
}

/** An article, or a link to one, with what its reader did with it. */
export interface ImportedArticle extends ImportedFacts {
  kind: 'article';
  place: ImportPlace;
  /** Its body, of any HTML; null where there is only a link. */
  html: string | null;
  highlights: ImportedHighlight[];
}

/** A web page in a file, to be read as if it was visited. */
export interface ImportedPage {
  kind: 'page';
  place: ImportPlace;
  html: string;
  /** Where it was saved from; null where it doesn't say. */
  url: string | null;
  /** Pictures that came with it, by the addresses that the page has for them. */
  pictures: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/** An article of our own export, with all its rows. */
export interface ImportedWhole {
  kind: 'whole';
  place: ImportPlace;
  article: Article;
  versions: { version: ArticleVersion; html: string }[];
  annotations: Annotation[];
  /** The bytes of a picture by its hash; null where they aren't there. */
  picture: (hash: string) => Promise<Uint8Array<ArrayBuffer> | null>;
}

export type ImportRecord = ImportedArticle | ImportedPage | ImportedWhole;

/**
 * Why something can't be taken: the file is of no kind that we know, or there is nothing in it; it can't be read as what it is, cut
 * short most often; a record isn't of the form that such files have; it has no address of a web page, or no text that could be read;
 * an archive is protected by a password, or packed so tightly or deeply that it looks like an attack (`bomb`); a book isn't one that
 * we made, or has lost what it is imported by.
 */
type FaultReason =
  | 'unknown'
  | 'empty'
  | 'broken'
  | 'invalid'
  | 'noAddress'
  | 'noText'
  | 'tooLarge'
  | 'encrypted'
  | 'bomb'
  | 'foreignBook';

/** Something that isn't taken. */
export interface ImportFault {
  kind: 'fault';
  place: ImportPlace;
  reason: FaultReason;
  /** What it is, or what a parser says of it; may be empty. */
  detail: string;
}

export type ImportItem = ImportRecord | ImportFault;

/** An article of which nothing is told but what is given. */
export function importedArticle(
  given: Partial<ImportedArticle> & Pick<ImportedArticle, 'place' | 'url'>,
): ImportedArticle {
  return {
    kind: 'article',
    title: '',
    byline: [],
    siteName: null,
    excerpt: null,
    publishedTime: null,
    lang: null,
    tags: [],
    note: '',
    isFavourite: false,
    state: 'unread',
    savedAt: null,
    html: null,
    highlights: [],
    ...given,
  };
}

/** A highlight of which nothing is told but what is given. */
export function importedHighlight(
  given: Partial<ImportedHighlight> & Pick<ImportedHighlight, 'exact'>,
): ImportedHighlight {
  return { id: null, prefix: '', suffix: '', color: null, note: '', tags: [], created: null, ...given };
}

/** A fault at a place. */
export function faultAt(place: ImportPlace, reason: FaultReason, detail = ''): ImportFault {
  return { kind: 'fault', place, reason, detail: detail.slice(0, MAX_DETAIL) };
}

const MAX_DETAIL = 300;
