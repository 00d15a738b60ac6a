import type { Steps } from '@/utils/shared/steps';

import { type Anchor, anchorWhereItStood, findIn, type Finding, type Selectors } from './anchor';
import type { TextPositionSelector, TextQuoteSelector } from './annotation';
import { withLookalikes } from './lookalikes';
import { decidedByNeighbours, type FoundQuote, type Stood } from './neighbours';
import { indexText, type TextIndex } from './text-index';

/** A quote that is looked for, under the id of its highlight. */
export interface WantedQuote {
  id: string;
  selectors: Selectors;
  /** Where it stood in the text of a version, by which its neighbours are known; null where that isn't known. */
  stood: Stood | null;
}

/** Finds quotes in one text, which is made ready for that once, when it is first needed. */
export interface QuoteFinder {
  text: string;
  /**
   * Finds these, in the order in which they are given: those in view first, say. Each step takes a few milliseconds. What
   * was found stays found, where this is left half-way too: only what is new or has changed is looked for. What is in doubt is
   * decided by where the others of these stand.
   */
  find: (wanted: readonly WantedQuote[]) => Steps<Map<string, Anchor>>;
  /** Whether it is known where one stands, or that it stands nowhere. */
  knows: (quote: WantedQuote) => boolean;
  /** Selectors of a stretch of the text as they are kept: with what is like the quote there. */
  describe: (
    selectors: readonly [TextQuoteSelector, TextPositionSelector],
  ) => Steps<[TextQuoteSelector, TextPositionSelector]>;
}

/** A finder for a text in which it is known beyond doubt where some quotes stand. */
export function createQuoteFinder(
  text: string,
  known: Iterable<WantedQuote & { anchor: Anchor }> = [],
): QuoteFinder {
  const found = new Map(
    [...known].map(({ id, selectors, anchor }) => [id, { selectors, finding: sure(anchor) }]),
  );
  let index: TextIndex | undefined;

  const knownFinding = ({ id, selectors }: WantedQuote): Finding | undefined => {
    const before = found.get(id);
    return before && areSame(before.selectors, selectors) ? before.finding : undefined;
  };
  function* indexed(): Steps<TextIndex> {
    return (index ??= yield* indexText(text));
  }

  return {
    text,
    knows: (quote) => knownFinding(quote) !== undefined,
    *find(wanted) {
      const quotes = new Map<string, FoundQuote>();
      for (const quote of wanted) {
        const { id, selectors, stood } = quote;
        let finding = knownFinding(quote);
        if (!finding) {
          const where = anchorWhereItStood(text, selectors);
          finding = where ? sure(where) : findIn(yield* indexed(), selectors);
          found.set(id, { selectors, finding });
          yield;
        }
        quotes.set(id, { stood, finding });
      }
      const anchors = new Map([...quotes].map(([id, { finding }]) => [id, finding.anchor]));
      for (const [id, anchor] of decidedByNeighbours(quotes)) anchors.set(id, anchor);
      return anchors;
    },
    *describe(selectors) {
      return withLookalikes(yield* indexed(), selectors);
    },
  };
}

function sure(anchor: Anchor): Finding {
  return { anchor, certainty: 'sure', places: [] };
}

/** Whether two say the same of a quote and its place. Those of one highlight mostly are one. */
function areSame(a: Selectors, b: Selectors): boolean {
  const areIdentical = a.length === b.length && a.every((selector, index) => selector === b[index]);
  return areIdentical || JSON.stringify(a) === JSON.stringify(b);
}
