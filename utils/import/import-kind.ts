import type { PageWindow } from '@/utils/extract/page-window';

import type { ImportItem } from './import-record';
import type { ImportSource } from './import-source';

/** Names of the kinds, as reports have them; in the order in which they are told. */
export const IMPORT_KIND_NAMES = [
  'cuttings',
  'epub',
  'bookmarks',
  'pocket',
  'instapaper',
  'omnivore',
  'raindrop',
  'readwise',
  'reader',
  'wallabag',
  'karakeep',
  'linkwarden',
  'readeck',
  'matter',
  'hypothesis',
  'clipper',
  'memex',
  'zotero',
  'annotations',
  'page',
  'mhtml',
] as const;
export type ImportKindName = (typeof IMPORT_KIND_NAMES)[number];

/** What the beginning of a file shows. */
export interface Beginning {
  /** Decoded. */
  text: string;
  /** Where it is JSON, what of it is there: objects and lists may be cut short. */
  json: unknown;
  /** Columns, where it can be read as a table. */
  columns: string[];
}

/** What reading a file stands on. */
export interface ImportTools {
  /** A page as a window of its own, which runs and loads nothing: see `parsePage`. */
  parse: (html: string, url: string) => PageWindow;
}

/** One kind of file that can be imported. */
export interface ImportKind {
  name: ImportKindName;
  /** Whether a file that begins so is of this kind; its name isn't asked. */
  matches: (beginning: Beginning) => boolean;
  /** Its records, in its order, and what of it can't be taken. */
  read: (source: ImportSource, tools: ImportTools) => AsyncGenerator<ImportItem>;
}
