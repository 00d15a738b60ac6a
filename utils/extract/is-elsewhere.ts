import { BESIDE_ELEMENTS, BESIDE_NAMES, calledSo } from './beside-story';

/**
 * Parts of a page that aren't its article. Names count on boxes only: a whole page may be called `has-comments`, or an
 * article `related-to-politics`.
 */
const ELSEWHERE = `${BESIDE_ELEMENTS}, [role="dialog"], :is(${calledSo(BESIDE_NAMES)}):not(html, body, main, article)`;

/** Whether an element stands in a part of the page that isn't its article: navigation, comments, other stories. */
export function isElsewhere(element: Element): boolean {
  return element.closest(ELSEWHERE) !== null;
}
