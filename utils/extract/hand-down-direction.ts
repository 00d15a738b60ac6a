/** Elements whose direction is that of the whole article: it has its own place. */
const WHOLE = 'html, body, main, article';

/**
 * Hands the language and direction of a box down to what is alone in it: Readability puts a lone paragraph in the place of
 * the box around it.
 */
export function handDownDirection(copy: Document): void {
  for (const box of copy.querySelectorAll('[dir], [lang]')) {
    const [only, ...others] = box.children;
    if (box.matches(WHOLE) || !only || others.length > 0) continue;
    for (const name of ['dir', 'lang']) {
      const value = box.getAttribute(name);
      if (value !== null && !only.hasAttribute(name)) only.setAttribute(name, value);
    }
  }
}
