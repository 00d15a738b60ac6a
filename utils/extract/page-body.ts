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
  const whole = holderOf(copy);
  const read = holderOf(copy);
  for (const element of read.querySelectorAll(NOT_READ)) element.remove();
  return read.textContent.trim() === '' && !read.querySelector('img') ? whole : read;
}

function holderOf(copy: Document): Element {
  const holder = copy.createElement('div');
  for (const child of copy.body.childNodes) holder.append(child.cloneNode(true));
  return holder;
}
