/**
 * Parts of a page that aren't its article. Names count on boxes only: a whole page may be called `has-comments`, or an
 * article `related-to-politics`.
 */
const NAMED = ['comment', 'related', 'recommend', 'cookie', 'newsletter', 'most-read', 'popular']
  .map((name) => `[class*="${name}" i], [id*="${name}" i]`)
  .join(', ');
const ELSEWHERE = `aside, footer, nav, [role="dialog"], [role="navigation"], :is(${NAMED}):not(html, body, main, article)`;

/** Whether an element stands in a part of the page that isn't its article: navigation, comments, other stories. */
export function isElsewhere(element: Element): boolean {
  return element.closest(ELSEWHERE) !== null;
}
