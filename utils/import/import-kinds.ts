import type { ImportKind } from './import-kind';
import { annotations } from './kinds/annotations';
import { bookmarks } from './kinds/bookmarks';
import { clipper } from './kinds/clipper';
import { cuttings } from './kinds/cuttings';
import { hypothesis } from './kinds/hypothesis';
import { instapaper } from './kinds/instapaper';
import { karakeep } from './kinds/karakeep';
import { linkwarden } from './kinds/linkwarden';
import { matter } from './kinds/matter';
import { memex } from './kinds/memex';
import { mhtml } from './kinds/mhtml';
import { omnivore } from './kinds/omnivore';
import { page } from './kinds/page';
import { pocketCsv, pocketHtml } from './kinds/pocket';
import { raindrop } from './kinds/raindrop';
import { readeck } from './kinds/readeck';
import { reader } from './kinds/reader';
import { readwise } from './kinds/readwise';
import { wallabag } from './kinds/wallabag';
import { zotero } from './kinds/zotero';
import { zoteroRdf } from './kinds/zotero-rdf';

/** All kinds of files that can be imported; the first that a file is like is its own. */
export const IMPORT_KINDS: ImportKind[] = [
  cuttings,
  bookmarks,
  pocketCsv,
  pocketHtml,
  instapaper,
  raindrop,
  reader,
  readwise,
  matter,
  hypothesis,
  annotations,
  wallabag,
  karakeep,
  linkwarden,
  readeck,
  omnivore,
  clipper,
  memex,
  zotero,
  zoteroRdf,
  mhtml,
  page,
];
