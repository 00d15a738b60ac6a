import type { HighlightColor } from '@/utils/annotation/annotation';
import type { NamedColor } from '@/utils/annotation/color-preferences';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import type { PageImage } from '@/utils/annotation/page-images';
import type { RenderedText } from '@/utils/article/rendered-text';

/** What stands in front of the page. */
export interface AnnotatorState {
  /** What the toolbar is for: what is selected, or a highlight that the reader is at. */
  marked: MarkedText | null;
  /** What is told of what was done or couldn't be; null while there is nothing to tell. */
  message: AnnotatorMessage | null;
  /** Whether something that was done in the page can be undone, or done again. */
  history: EditHistory;
  /** The picture that a button is shown in; null while there is none. */
  offer: PictureOffer | null;
  /** What the reader is to find a place for; null while that isn't asked. */
  choice: PlaceChoice | null;
  /** The colours that are offered, and the one that is reached first. */
  colors: NamedColor[];
  lastColor: HighlightColor;
}

export interface EditHistory {
  canUndo: boolean;
  canRedo: boolean;
}

/** Text that the toolbar stands beside, or a picture. */
export interface MarkedText {
  /** What it covers, or a picture and no more. */
  range: Range;
  /** The picture, where it isn't highlighted yet, or its highlight is drawn on another copy of it. */
  image: PageImage | null;
  /** Whether there are words to be copied. */
  hasWords: boolean;
  /** The highlight that covers it; null for a selection. */
  highlight: { id: string; color: HighlightColor } | null;
  /** Where that highlight stands, or would stand while its ends are moved; null where they can't be moved. */
  ends: HighlightPlace | null;
  /** Whether the toolbar takes the focus: the reader came by keyboard. */
  takesFocus: boolean;
}

/** A picture of the page, and its highlight if it has one. */
export interface PictureOffer {
  element: HTMLImageElement;
  id: string | null;
}

/** A highlight's place in the text of the page. */
export interface HighlightPlace {
  placed: PlacedHighlight;
  rendered: RenderedText;
}

/** A highlight that wasn't found, whose words the reader selects in the page. */
export interface PlaceChoice {
  id: string;
  /** Its words as they were. */
  quote: string;
  /** What is selected for it; null while nothing is. */
  range: Range | null;
}

export type AnnotatorMessage =
  | { kind: 'deleted'; id: string }
  /** What was done to a highlight was undone, or done again, and it isn't there: from here the reader can go on. */
  | { kind: 'undone' | 'redone'; takesFocus: boolean }
  /** The note waits in the panel, which only the reader can open: by these keys, if there are any. */
  | { kind: 'panel-closed'; shortcut: string | null }
  /** A highlight is kept, and comes into the library when its page is saved, which takes long. */
  | { kind: 'queued' }
  /** Nothing was stored, or nobody is there to store it. */
  | { kind: 'not-stored'; words: string; quote: string }
  /** What the reader asked for can't be done here. */
  | { kind: 'not-done'; words: string }
  | { kind: 'extension-gone'; words: string; quote: string | null };

/** What is only said to those who hear the page: our words, and words of the page in its language. */
export interface Said {
  words: string;
  quote?: { text: string; lang: string };
  /** Whether it is said at once, whatever is being read. */
  isUrgent: boolean;
}

/** What the buttons of messages are called: fetched while the extension was there to name them. */
export interface MessageWords {
  copy: string;
  close: string;
}
