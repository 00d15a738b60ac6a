/** What the CSS Custom Highlight API needs of a window. */
export type HighlightWindow = Pick<Window & typeof globalThis, 'CSS' | 'Highlight'>;

/** Prefix of the names under which our highlights are registered: a page may have its own. */
const PREFIX = 'cuttings-';

/**
 * Draws ranges by the CSS Custom Highlight API, without touching the DOM: those of a group `NAME` as a style sheet says for
 * `::highlight(cuttings-NAME)`. Groups with a higher `priority` are drawn over others. Gives the function that takes
 * them away again; what a page or another group of ours draws stays.
 */
export function paintRanges(
  { CSS, Highlight }: HighlightWindow,
  groups: Iterable<readonly [name: string, ranges: AbstractRange[]]>,
  priority = 0,
): () => void {
  const drawn: [string, Highlight][] = [];
  for (const [name, ranges] of groups) {
    if (ranges.length === 0) continue;
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(PREFIX + name, highlight);
    drawn.push([PREFIX + name, highlight]);
  }
  return () => {
    // Another call may have drawn its own under the same name since.
    for (const [name, highlight] of drawn) {
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
  };
}

/** Takes away what is drawn under names of ours, also by another script of ours that is gone. */
export function clearPaint({ CSS }: Pick<HighlightWindow, 'CSS'>): void {
  const names: string[] = [];
  // Scripts in Firefox's pages are given no iterators of theirs.
  CSS.highlights.forEach((_, name) => names.push(name));
  for (const name of names) if (name.startsWith(PREFIX)) CSS.highlights.delete(name);
}
