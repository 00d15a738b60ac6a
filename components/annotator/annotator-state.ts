import type { HighlightColor } from '@/utils/annotation/annotation';

/** What stands in front of the page. */
export interface AnnotatorState {
  /** What the toolbar is for: what is selected, or a highlight that the reader is at. */
  marked: MarkedText | null;
  /** What is told of what was done or couldn't be; null while there is nothing to tell. */
  message: AnnotatorMessage | null;
  /** What the reader is to find a place for; null while that isn't asked. */
  choice: PlaceChoice | null;
  /** What is only said to those who hear the page. */
  said: string;
}

/** Text that the toolbar stands beside. */
export interface MarkedText {
  range: Range;
  /** The highlight that covers it; null for a selection. */
  highlight: { id: string; color: HighlightColor } | null;
  /** Whether the toolbar takes the focus: the reader came by keyboard. */
  takesFocus: boolean;
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
  /** With the address of its page: the reader may be at another of the same document by now. */
  | { kind: 'deleted'; id: string; url: string }
  /** The note waits in the panel, which only the reader can open: by these keys, if there are any. */
  | { kind: 'panel-closed'; shortcut: string | null }
  /** Nothing was stored, or nobody is there to store it. */
  | { kind: 'not-stored'; words: string; quote: string }
  | { kind: 'extension-gone'; words: GoneWords; quote: string | null };

/** What is said when the extension is gone, and its messages with it: fetched while it was there. */
interface GoneWords {
  advice: string;
  copy: string;
  close: string;
}

export const NOTHING_SHOWN: AnnotatorState = {
  marked: null,
  message: null,
  choice: null,
  said: '',
};
