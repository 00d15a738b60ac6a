import type { HighlightColor } from '@/utils/annotation/annotation';
import type { ColorPreferences } from '@/utils/annotation/color-preferences';
import type { LiveHighlight } from '@/utils/annotation/live-highlights';
import type {
  PageAttachment,
  PageChangeOutcome,
  PageHighlight,
  PageHighlightChange,
} from '@/utils/annotation/page-highlight';
import type { PagePlaces } from '@/utils/annotation/page-places';
import type { PictureFailure, Receipt } from '@/utils/article/article';
import type { ArticleEdit } from '@/utils/article/article-edit';
import type { PagesProgress } from '@/utils/extract/pages/read-pages';
import type { BlockChoice } from '@/utils/article/block-choice';
import type { Reading } from '@/utils/article/reading';
import type { TextSpan } from '@/utils/article/rendered-text';
import type { Result } from '@/utils/shared/result';
import type { PanelWish } from '@/utils/storage/panel-request';
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

  /** From a page's annotator: the highlights of the article saved of its page; null where none is. */
  pageHighlights(page: { url: string }): LiveHighlight[] | null;
  /** From a page's annotator: what colours the reader has, and which they would take next. */
  pageColors(): PageColors;
  /** From a page's annotator: add a highlight, and save the page if it isn't saved. May be sent again. */
  annotatePage(request: { url: string; title: string; highlight: PageHighlight }): Result<null, SaveFailure>;
  /** From a page's annotator: change a highlight of its page. */
  changePageHighlight(request: { url: string; id: string; change: PageHighlightChange }): PageChangeOutcome;
  /**
   * From a page's annotator: make what the reader selected the place of a highlight. When that was accepted; null where there is
   * no such highlight.
   */
  attachPageHighlight(request: { url: string; attachment: PageAttachment }): string | null;
  /** From a page's annotator, in a click: open the panel at a highlight. */
  openPanel(wish: PanelWish): PanelOpening;
  /** From a page's annotator to the panel: where its highlights stand now. True where a panel hears it. */
  placesFound(places: PagePlaces): boolean;
  /** From a page's annotator to the panel: the reader is at this highlight. */
  highlightReached(request: { id: string }): void;

  /** From the panel to a page's annotator: tell where the highlights stand. Rejected where there is none. */
  findPlaces(): void;
  /**
   * From the panel to a page's annotator: let the reader select the words of a highlight that wasn't found. When what they
   * selected was accepted; null where they didn't.
   */
  selectPlace(highlight: { id: string; quote: string }): string | null;
  /** To a page's annotator: go to a highlight, to the one next to the one in focus, or to a stretch of the page's text. */
  goToPlace(place: { id: string } | { by: 1 | -1 } | TextSpan): void;
  /** To a page's annotator: highlight what is selected. */
  highlightSelection(): void;
  /** To a page's annotator: highlight the picture of this address for which the browser's menu was opened. */
  highlightPicture(picture: { url: string }): void;
  /** To a page's annotator: a highlight that it adds is kept, and comes into the library when its page is saved. */
  highlightQueued(highlight: { id: string }): void;
  /** To a page's annotator: the library has changed. */
  libraryChanged(): void;
}

interface PageColors {
  preferences: ColorPreferences;
  next: HighlightColor;
}

/** Whether the panel is open; where the browser doesn't let us open it, the keys by which the reader can, if there are any. */
type PanelOpening = { isOpen: true } | { isOpen: false; shortcut: string | null };

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
