/** What on a page isn't read: ways around the site, tools, and what never shows. */
const NOT_READ =
  'nav, footer, aside, menu, dialog, template, script, style, noscript, svg, iframe, object, embed, canvas, audio, video, ' +
  'button, input, select, textarea, [hidden], [aria-hidden="true"], [role="navigation"], [role="banner"], [role="search"], ' +
  '[role="contentinfo"], [role="dialog"], [style*="display:none" i], [style*="display: none" i]';

/**
 * All that can be read on a copy of the page, in a holder of its own: without ways around the site and tools where something
 * is left then, else with them.
 */
export function pageBody(copy: Document): Element {
  const read = withoutTools(copy.body);
  return read.textContent.trim() === '' && !read.querySelector('img') ? holderOf(copy.body) : read;
}

/** What is in a box of the page, in a holder of its own, without ways around the site and tools. */
export function withoutTools(box: Element): Element {
  const read = holderOf(box);
  for (const element of read.querySelectorAll(NOT_READ)) element.remove();
  return read;
}

/** Whether an element is none of what a page says, whatever is in it. */
export function isTool(element: Element): boolean {
  return element.matches(NOT_READ);
}

function holderOf(box: Element): Element {
  const holder = box.ownerDocument.createElement('div');
  for (const child of box.childNodes) holder.append(child.cloneNode(true));
  return holder;
}
