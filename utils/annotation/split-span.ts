import type { TextSpan } from '@/utils/article/rendered-text';

/**
 * The two parts of a stretch of a text that is divided at an offset, without the white space where they meet; null where one
 * of them would hold nothing. A character that takes several code units isn't divided: it belongs to the second.
 */
export function splitSpan(text: string, { start, end }: TextSpan, at: number): [TextSpan, TextSpan] | null {
  if (at <= start || at >= end) return null;
  const words = text.slice(start, end);
  const edge = graphemes.segment(words).containing(at - start)?.index ?? 0;
  const first = words.slice(0, edge).trimEnd();
  const second = words.slice(edge).trimStart();
  if (first.trim() === '' || second === '') return null;
  return [
    { start, end: start + first.length },
    { start: end - second.length, end },
  ];
}

/**
 * Where a highlight is likeliest to be split: where a sentence begins in it, else a word, the nearest to its middle; null
 * where it is one word.
 */
export function likelySplit(text: string, { start, end }: TextSpan): number | null {
  const words = text.slice(start, end);
  const offsets = [sentences, wordlike]
    .map((segmenter) =>
      [...segmenter.segment(words)]
        .filter(({ index, isWordLike = true }) => index > 0 && isWordLike)
        .map(({ index }) => index),
    )
    .find((edges) => edges.length > 0);
  const [nearest] = (offsets ?? []).toSorted(
    (a, b) => Math.abs(a - words.length / 2) - Math.abs(b - words.length / 2),
  );
  return nearest === undefined ? null : start + nearest;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });
const wordlike = new Intl.Segmenter(undefined, { granularity: 'word' });
