import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import type { PageHighlight } from '@/utils/annotation/page-highlight';
import type { Receipt } from '@/utils/article/article';
import type { PagesProgress } from '@/utils/extract/pages/read-pages';
import type { Reading } from '@/utils/article/reading';
import type { RestrictedReason } from '@/utils/article/restricted-page';

/** Why a page could not be saved. */
export type SaveFailure =
  | { kind: 'restricted'; reason: RestrictedReason }
  /** The page has no readable text at all. */
  | { kind: 'empty' }
  /** It is so large that reading it would hold up the browser. */
  | { kind: 'too-large' }
  /** It can't be read in another way, or nothing of it is selected. */
  | { kind: 'no-other-reading' | 'no-selection' }
  /** The page went away, or reading it was cut short. */
  | { kind: 'interrupted' }
  /** The transaction failed: the disk may be full. */
  | { kind: 'storage'; message: string }
  /** The reader didn't want to wait for it. */
  | { kind: 'cancelled' }
  /** The page script broke. */
  | { kind: 'broken'; message: string };

/** What a committed save did to the library. */
export type SaveOutcome = 'created' | 'new-version' | 'unchanged';

/** A highlight of a page that isn't saved yet. */
export type WaitingHighlight = PageHighlight & {
  /** Whether the reader has deleted it meanwhile, which can be taken back as long as the save is kept. */
  isDeleted?: boolean;
  /** Its words before its ends were moved, each time, while it waits. */
  before?: TextQuoteSelector[];
};

/** One save, from the click until it is in the library. Kept in the database: whoever works on it may be stopped. */
export interface SaveJob {
  /** UUID, made by who asked for the save: asking again with it does nothing twice. */
  id: string;
  tabId: number;
  url: string;
  title: string;
  /** Whether the page's selection becomes a highlight by itself. */
  highlightsSelection: boolean;
  /** What the reader highlighted of the page before it was saved; it comes into the library with it. */
  highlights?: WaitingHighlight[];
  /** Whether the other pages of the article are to be read as well. */
  withPages?: boolean;
  /** How the reader wants the page read; missing: as well as can be. */
  reading?: Reading;
  /** The kept link whose page is read, in a tab opened for that alone; missing or null when the reader saves what they see. */
  linkId?: string | null;
  /** How far the other pages have been read; null until that has begun. */
  pages?: PagesProgress | null;
  /** `undone`: it was in the library, and the reader took it back. */
  state: 'capturing' | 'committed' | 'failed' | 'undone';
  startedAt: string;
  /** When its last block arrived. */
  touchedAt: string;
  failure: SaveFailure | null;
  outcome: SaveOutcome | null;
  articleId: string | null;
  versionId: string | null;
  /** Version shown before this save, to go back to. */
  previousVersionId: string | null;
  receipt: Receipt | null;
  /** What was selected on the page when it was saved. */
  selection: Omit<TextQuoteSelector, 'type'> | null;
  /** Whether pictures are still to come after the commit. */
  picturesPending: boolean;
}

/** A block of a capture on its way into the library; several make a part. */
export interface StagedBlock {
  saveId: string;
  /** `capture` (JSON text) or `picture:n` (base64, or empty with a failure). */
  part: string;
  /** 0-based. */
  block: number;
  blocks: number;
  data: string;
}
