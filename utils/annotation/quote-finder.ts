import type { Steps } from '@/utils/shared/steps';

import { type Anchor, anchorIn, anchorWhereItStood, type Selectors } from './anchor';
import type { TextPositionSelector, TextQuoteSelector } from './annotation';
import { withLookalikes } from './lookalikes';
import { indexText, type TextIndex } from './text-index';

/** A quote that is looked for, under the id of its highlight. */
export interface WantedQuote {
  id: string;
  selectors: Selectors;
}

/** Finds quotes in one text, which is made ready for that once, when it is first needed. */
export interface QuoteFinder {
  text: string;
  /**
   * Finds these, in the order in which they are given: those in view first, say. Each step takes a few milliseconds. What
   * was found stays found, where this is left half-way too: only what is new or has changed is looked for.
   */
  find: (wanted: readonly WantedQuote[]) => Steps<Map<string, Anchor>>;
  /** Whether it is known where one stands, or that it stands nowhere. */
  knows: (quote: WantedQuote) => boolean;
  /** Selectors of a stretch of the text as they are kept: with what is like the quote there. */
  describe: (
    selectors: readonly [TextQuoteSelector, TextPositionSelector],
  ) => Steps<[TextQuoteSelector, TextPositionSelector]>;
}

/** A finder for a text of which the places of some quotes are `known`. */
export function createQuoteFinder(
  text: string,
  known: Iterable<WantedQuote & { anchor: Anchor }> = [],
): QuoteFinder {
  const found = new Map([...known].map((quote) => [quote.id, quote]));
  let index: TextIndex | undefined;

  const knownAnchor = ({ id, selectors }: WantedQuote): Anchor | undefined => {
    const before = found.get(id);
    return before && areSame(before.selectors, selectors) ? before.anchor : undefined;
  };
  function* indexed(): Steps<TextIndex> {
    return (index ??= yield* indexText(text));
  }

  return {
    text,
    knows: (quote) => knownAnchor(quote) !== undefined,
    *find(wanted) {
      const anchors = new Map<string, Anchor>();
      for (const quote of wanted) {
        const { id, selectors } = quote;
        let anchor = knownAnchor(quote);
        if (!anchor) {
          anchor = anchorWhereItStood(text, selectors) ?? anchorIn(yield* indexed(), selectors);
          found.set(id, { id, selectors, anchor });
          yield;
        }
        anchors.set(id, anchor);
      }
      return anchors;
    },
    *describe(selectors) {
      return withLookalikes(yield* indexed(), selectors);
    },
  };
}

/** Whether two say the same of a quote and its place. Those of one highlight mostly are one. */
function areSame(a: Selectors, b: Selectors): boolean {
  const areIdentical = a.length === b.length && a.every((selector, index) => selector === b[index]);
  return areIdentical || JSON.stringify(a) === JSON.stringify(b);
}
