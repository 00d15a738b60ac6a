/** Prefix of the names under which our highlights are registered: a page may have its own. */
const PREFIX = 'cuttings-';

/** Ranges by what is drawn: a colour, what was found, what is in focus. */
export type HighlightGroups = Record<string, Range[]>;

/**
 * Draws ranges by the CSS Custom Highlight API, as `::highlight(cuttings-NAME)`, without touching the DOM. Groups that
 * come later are drawn over earlier ones. Gives the function that takes them away again; the page's own highlights stay.
 */
export function paintHighlights(
  registry: HighlightRegistry,
  createHighlight: (...ranges: Range[]) => Highlight,
  groups: HighlightGroups,
): () => void {
  const names = Object.entries(groups).map(([name, ranges], index) => {
    const highlight = createHighlight(...ranges);
    highlight.priority = index;
    registry.set(PREFIX + name, highlight);
    return PREFIX + name;
  });
  return () => {
    for (const name of names) registry.delete(name);
  };
}
