/** A page with a story of six numbered paragraphs, and what a test wants in the midst of it and after it. */
export function ferryPage({ inside = '', after = '' }: { inside?: string; after?: string } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The last ferry</title></head><body>
    <article><h1>The last ferry</h1><div class="story">${paragraphs(1, 3)}${inside}${paragraphs(4, 6)}</div></article>${after}</body></html>`;
}

/** The paragraphs of these numbers. */
export function paragraphs(from: number, to: number): string {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return numbers.map((number) => `<p>Paragraph ${String(number)}: ${SENTENCE}</p>`).join('');
}

export const SENTENCE =
  'the ferry has crossed this river for two hundred years, in fog and in flood, and the ferryman says that he is not sad that there is a bridge.';
