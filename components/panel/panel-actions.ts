import type { TextSpan } from '@/utils/article/rendered-text';
import type { ArticlePlace } from '@/utils/annotation/article-place';
import type { PagePlaces } from '@/utils/annotation/page-places';

/** The page beside the panel. */
export interface PanelPage {
  tabId: number;
  /** Where the highlights stand in it; null where nothing of ours is in it, and so nothing is known of it. */
  places: PagePlaces | null;
}

/** What the panel needs of the browser; the entrypoint supplies it. */
export interface PanelActions {
  /** Calls back with the page in front of the reader, now and whenever it or its places change. Returns what ends it. */
  watchPage(onChange: (page: PanelPage | null) => void): () => void;
  /** Calls back when the reader is at a highlight in the page. Returns what ends it. */
  watchReached(onReached: (annotationId: string) => void): () => void;
  /** The window that the panel is in; null when it is gone. */
  windowId(): Promise<number | null>;
  goTo(tabId: number, place: { id: string } | TextSpan): void;
  /**
   * Lets the reader select the words of a highlight in the page. When what they selected was accepted; null where they didn't, or
   * the page went away.
   */
  selectPlace(tabId: number, highlight: { id: string; quote: string }): Promise<string | null>;
  /** Tells the page that the library has changed. */
  libraryChanged(tabId: number): void;
  openLibrary(articleId: string, place?: ArticlePlace): void;
  /** Opens an address of the library page, from its `#` on. */
  openAddress(hash: string): void;
  /** Asks the reader to let us read a host's pages, or all by `*`; called in the click itself. */
  allow(host: string): Promise<boolean>;
}
