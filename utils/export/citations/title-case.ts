/** Words that English titles write small, by Chicago and MLA: articles, conjunctions, prepositions of every length. */
const SMALL = new Set(
  (
    'a an the and but or nor for so yet as about above across after against along amid among amongst around at before behind ' +
    'below beneath beside besides between beyond by despite down during except from in inside into like near of off on onto ' +
    'out over past per since than through throughout till to toward towards under underneath until unto up upon versus vs via ' +
    'with within without'
  ).split(' '),
);

/** Words, with what may stand in them; all between them stays. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’']*/gu;

/**
 * An English title in headline style: "the cost of two-thirds" is "The Cost of Two-Thirds". Words with capitals of their own,
 * and titles all in capitals, stay as they are. The first word, the last, and the first behind a colon, a question or an
 * exclamation begin with a capital, whatever they are.
 */
export function titleCase(title: string): string {
  if (title === title.toUpperCase()) return title;
  const words = [...title.matchAll(WORD)];
  const last = words.at(-1)?.index;
  return title.replace(WORD, (word, index: number) => {
    if (/\p{Lu}/u.test(word.slice(1)) || !/^\p{L}/u.test(word)) return word;
    const before = title.slice(0, index);
    const isFirst = !/[\p{L}\p{N}]/u.test(before) || /[:?!][^\p{L}\p{N}]*$/u.test(before);
    const lower = word.toLowerCase();
    if (!isFirst && index !== last && SMALL.has(lower)) return lower;
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
}
