import { useRef, useState } from 'preact/hooks';

import { useLibrary } from '@/components/hooks/use-library';
import type { AnchoredAnnotation } from '@/utils/annotation/anchored-annotation';
import { type Annotation, pictureOf } from '@/utils/annotation/annotation';
import type { PlacedHighlight } from '@/utils/annotation/highlight-segments';
import type { PicturePlace } from '@/utils/annotation/picture-selector';
import type { QuoteFinder } from '@/utils/annotation/quote-finder';
import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

import { redoAloud, undoAloud } from './edits-aloud';
import { mergeFor, type Split, splitFor } from './parts-of-highlights';
import type { SplitQuoteProps } from './SplitQuote';
import { useParts } from './use-parts';
import { usePlacing } from './use-placing';
import { type Splitting, useSplitting } from './use-splitting';

/** The article and what of it the reader points at. */
interface Edited {
  versionId: string;
  rendered: RenderedText | null;
  /** Of the same text. */
  finder: QuoteFinder | null;
  anchored: AnchoredAnnotation[] | null;
  /** Where highlights are drawn, in reading order. */
  placed: PlacedHighlight[];
  focused: string | null;
  onFocus: (annotationId: string) => void;
  /** Called when something is to be chosen in the text, here if that is known: nothing must lie over it. */
  onShow: (place: TextSpan | null) => void;
  selected: Range | null;
  /** What has the focus while the article is read. */
  home: HTMLElement | null;
  /** The article's pictures, and the one chosen of them. */
  pictures: readonly PicturePlace[];
  picked: PicturePlace | null;
}

/** What can be done with a highlight beside others; what can't is missing. */
export interface HighlightActions {
  split?: () => void;
  /** Where it is being split, if that is chosen in its quote. */
  splitting?: SplitQuoteProps;
  /** The words of the highlight that it is merged with. */
  merge?: { words: string; run: () => Promise<void> };
}

/** Changes of where highlights stand. All of them can be undone. */
export interface Editing {
  /** Moves the ends of the highlight in focus. */
  adjust: (span: TextSpan) => Promise<void>;
  /** The highlight without a place whose words the reader is to select, or whose picture. */
  attaching: Annotation | null;
  beginAttach: (annotationId: string) => void;
  /** Makes what is selected, or the picture that is chosen, its place. */
  canAttach: boolean;
  attach: () => Promise<void>;
  /** The highlight that is being split, and where it would be. */
  splitting: Splitting['current'];
  /** Begins to split the highlight under the selection or in focus, at the selection or where it was clicked. */
  beginSplit: () => void;
  moveSplit: (to: number) => void;
  /** Splits it there; false where it can't be. */
  split: () => Promise<boolean>;
  /** Ends what was begun, and changes nothing; the focus goes to where it was begun. */
  cancel: () => void;
  /** Merges what the selection touches, or the highlight in focus with the one beside it. */
  merge: () => Promise<void>;
  /** What of this can be done with a highlight that is in focus. */
  actionsFor: (id: string) => HighlightActions;
  /** Whether these can be done with the selection itself. */
  canSplitSelected: boolean;
  canMergeSelected: boolean;
  /** Remembers where in a highlight the reader has clicked. */
  pointAt: (place: Split | null) => void;
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

/** The same for an article in the reader. */
export function useEditing(edited: Edited): Editing {
  const { versionId, rendered, finder, anchored, placed, focused, onFocus, onShow, selected, home } = edited;
  const { pictures, picked } = edited;
  const library = useLibrary();
  const text = rendered?.text ?? '';
  const placing = usePlacing(finder, versionId, pictures);
  const parts = useParts(finder, versionId, (selector) => ({ versionId, selector }));
  const splitting = useSplitting(text, placed, parts, onFocus);
  const [attaching, setAttaching] = useState<Annotation | null>(null);
  const begunFrom = useRef<HTMLElement | null>(null);
  /** Where in a highlight the reader has clicked. */
  const [pointed, setPointed] = useState<Split | null>(null);
  const span = (selected && rendered?.spanOf(selected)) ?? null;
  const splittable = (id: string | null): Split | null =>
    splitFor(text, placed, id, span ?? (pointed?.id === id ? { start: pointed.at, end: pointed.at } : null));

  const leaveSelection = (): void => {
    document.getSelection()?.removeAllRanges();
    setPointed(null);
  };

  const placeFor = (annotation: Annotation) => {
    if (!pictureOf(annotation)) return span;
    return picked && { start: picked.start, end: picked.start, picture: picked.index };
  };
  const beginSplit = (): void => {
    const wanted = splittable(focused);
    if (!wanted) return;
    leaveSelection();
    begunFrom.current = focusedElement();
    setAttaching(null);
    splitting.begin(wanted);
    onFocus(wanted.id);
    onShow({ start: wanted.at - 1, end: wanted.at });
  };
  const merge = async (selectedSpan: TextSpan | null): Promise<void> => {
    const merged = mergeFor(text, placed, focused, selectedSpan);
    const [first] = merged ?? [];
    if (!merged || !first) return;
    leaveSelection();
    const kept = merged.find(({ id }) => id === focused) ?? first;
    const made = await parts.merge(merged, kept.id);
    if (made !== null) onFocus(made);
  };

  return {
    adjust: async (to) => {
      const anchor = anchored?.find(({ annotation }) => annotation.id === focused)?.anchor;
      const isMoved = anchor && 'start' in anchor && (anchor.start !== to.start || anchor.end !== to.end);
      if (focused !== null && isMoved) await placing.setPlace(focused, to, 'adjusted');
    },
    attaching,
    canAttach: attaching !== null && placeFor(attaching) !== null,
    beginAttach: (id) => {
      begunFrom.current = focusedElement();
      splitting.end();
      setAttaching(anchored?.find(({ annotation }) => annotation.id === id)?.annotation ?? null);
      onShow(null);
    },
    attach: async () => {
      const chosenPlace = attaching && placeFor(attaching);
      if (!chosenPlace) return;
      setAttaching(null);
      leaveSelection();
      await placing.setPlace(attaching.id, chosenPlace, 'attached');
      onFocus(attaching.id);
    },
    splitting: splitting.current,
    beginSplit,
    moveSplit: splitting.move,
    split: splitting.split,
    cancel: () => {
      splitting.end();
      setAttaching(null);
      const from = begunFrom.current;
      (from?.isConnected ? from : home)?.focus({ preventScroll: true });
    },
    merge: () => merge(span),
    actionsFor: (id) => {
      const other = mergeFor(text, placed, id, null)?.find((one) => one.id !== id);
      return {
        ...(splittable(id)?.id === id ? { split: beginSplit } : {}),
        ...(other ? { merge: { words: text.slice(other.start, other.end), run: () => merge(null) } } : {}),
      };
    },
    canSplitSelected: span !== null && [span.start, span.end].includes(splittable(focused)?.at ?? -1),
    canMergeSelected: span !== null && mergeFor(text, placed, null, span) !== null,
    pointAt: setPointed,
    undo: () => undoAloud(library, onFocus),
    redo: () => redoAloud(library, onFocus),
  };
}

/** What has the focus; null where nothing has. */
function focusedElement(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
}
