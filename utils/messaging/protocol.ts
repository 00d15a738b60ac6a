import type { PictureFailure, Receipt } from '@/utils/article/article';
import type { ArticleEdit } from '@/utils/article/article-edit';
import type { PagesProgress } from '@/utils/extract/pages/read-pages';
import type { BlockChoice } from '@/utils/article/block-choice';
import type { Reading } from '@/utils/article/reading';
import type { Result } from '@/utils/shared/result';
import type { SaveFailure, SaveOutcome, StagedBlock } from '@/utils/storage/save-job';

/**
 * Every message there is. Extension pages read and write the library themselves; messages serve page scripts, which
 * can't, and work that must outlive the popup. Who may send what: see `sender.ts`.
 */
export interface ProtocolMap {
  /** From our pages: save what a tab shows. Asking twice with the same id starts nothing twice. */
  startSave(request: StartSave): Result<null, SaveFailure>;
  /** From the popup: a change the reader made. Sent, it is made, even when the popup closes at that moment. */
  editArticle(request: { articleId: string; edit: ArticleEdit }): void;
  /** From our pages: fetch the missing pictures that are wanted of a version. Asked twice, it is done once. */
  fetchPictures(request: { versionId: string }): void;
  /** From the page script: a block of what it read. May be sent again. */
  stageBlock(block: StagedBlock): void;
  /**
   * From the page script: put into the library what has been staged completely. Sent once the text is there, and again
   * when pictures have followed; `picturesPending` says whether more will come. May be sent again.
   */
  commitSave(request: { saveId: string; picturesPending: boolean }): void;
  /** From the page script: how far the pages of the article have been read. May be sent again. */
  reportPages(request: { saveId: string; pages: PagesProgress }): void;
  /** From the page script: the page can't be read. */
  failSave(request: { saveId: string; failure: SaveFailure }): void;
  /** From the picker in a page: remember these blocks for its site, and save the page by them. */
  saveWithBlocks(request: { saveId: string; choices: BlockChoice[] }): Result<BlocksOutcome, SaveFailure>;
  /** From the picker in a page: take that back; `choices` are those of before. */
  takeBackBlocks(request: { saveId: string; choices: BlockChoice[] }): void;
}

export interface StartSave {
  saveId: string;
  tabId: number;
  url: string;
  title: string;
  highlightsSelection: boolean;
  /** Whether the other pages of the article are to be read as well. */
  withPages: boolean;
  /** How the reader wants the page read; missing: as well as can be. */
  reading?: Reading;
}

/** What came of a save by chosen blocks. */
export interface BlocksOutcome {
  outcome: SaveOutcome;
  receipt: Receipt;
}

/** Content of a `picture:n` part: the picture's bytes, or why there are none. */
export type PicturePart = { base64: string } | { failure: PictureFailure };
