import type { Said } from '@/components/annotator/annotator-state';
import { closestElement, documentProperty, elementOf } from '@/utils/extract/page-window';

/** Longest part of a quote that is said, in UTF-16 code units: by it the reader knows which it is. */
const LONGEST = 120;

/** The beginning of a quote as it is said, in the language of the page where it stands; an empty one where that isn't known. */
export function quoteSaid(exact: string, range: Range): NonNullable<Said['quote']> {
  const element = elementOf(window, range.startContainer) ?? documentProperty(window, 'documentElement');
  const { getAttribute } = Element.prototype as {
    getAttribute: (this: Element, name: string) => string | null;
  };
  const speaker = closestElement(window, element, '[lang]');
  return { text: beginningOf(exact), lang: (speaker && getAttribute.call(speaker, 'lang')) ?? '' };
}

/** As many words as are short enough. */
function beginningOf(text: string): string {
  if (text.length <= LONGEST) return text;
  const words = [
    ...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.slice(0, LONGEST + 1)),
  ];
  const last = words.at(-1);
  return `${text.slice(0, words.length > 1 ? last?.index : LONGEST).trimEnd()}…`;
}
