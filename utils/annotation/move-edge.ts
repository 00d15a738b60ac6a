/** Code units on each side of an edge in which the next step is looked for: no character is so long, and hardly a word. */
const REACH = 120;

/** The offset of a text to which an edge of a highlight comes by one step over a character, or a word with what follows it. */
export function moveEdge(text: string, offset: number, by: 1 | -1, step: 'grapheme' | 'word'): number {
  const from = Math.max(0, offset - REACH);
  const around = text.slice(from, offset + REACH);
  const segments = [...new Intl.Segmenter(undefined, { granularity: step }).segment(around)];
  const edges = segments
    .filter((segment) => step === 'grapheme' || segment.isWordLike)
    .map(({ index, segment }) => from + index + (step === 'word' && by > 0 ? segment.length : 0));
  const beyond = by > 0 ? [...edges, text.length] : [0, ...edges];
  const next = by > 0 ? beyond.find((edge) => edge > offset) : beyond.findLast((edge) => edge < offset);
  return next ?? offset;
}
