import type { ArticleEdit } from '@/utils/article/article-edit';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { TextQuoteSelector } from '@/utils/annotation/annotation';
import type { Reading } from '@/utils/article/reading';
import type { Result } from '@/utils/shared/result';
import type { SaveFailure } from '@/utils/storage/save-job';

/** The tab the popup stands over. */
interface PopupTab {
  id: number;
  windowId: number;
  /** Null where the browser doesn't tell: on its own pages. */
  url: string | null;
  title: string;
}

/** A tab whose address is known. */
export type WebTab = PopupTab & { url: string };

/** What of the page is wanted. */
export interface HowToSave {
  withPages: boolean;
  reading: Reading;
}

/** What the popup needs of the browser; the entrypoint supplies it. */
export interface PopupActions {
  tab(): Promise<PopupTab | null>;
  /** Asks for a save until that is answered. Rejects when the background failed or stays silent. */
  startSave(request: HowToSave & { saveId: string; tab: WebTab }): Promise<Result<null, SaveFailure>>;
  cancelSave(tabId: number, saveId: string): void;
  /** How many pages the article has besides the one that is shown; null when it has more, but nobody says how many. */
  morePages(tabId: number): Promise<number | null>;
  edit(articleId: string, edit: ArticleEdit): void;
  /** In which ways the page can be read. */
  readings(tab: WebTab): Promise<Reading[]>;
  /** Lets the reader choose blocks on the page, and closes the popup. */
  chooseBlocks(tab: WebTab): void;
  selection(tabId: number): Promise<Omit<TextQuoteSelector, 'type'> | null>;
  /** Shows the highlights in the page, and lets the reader make more there. */
  showHighlights(tabId: number): void;
  /** Opens the browser's panel of notes beside the page, and closes the popup. Called in a click. */
  openPanel(tab: WebTab): void;
  markSaved(tabId: number, isSaved: boolean): void;
  openLibrary(articleId?: string, place?: ArticlePlace): void;
  close(): void;
}
