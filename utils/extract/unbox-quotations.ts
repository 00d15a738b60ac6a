import { isElsewhere } from './is-elsewhere';
import { keepChosen } from './mark-chosen';
import { isBlank, oneLine } from './text-weight';

/**
 * Takes quotations of a copy of the page out of boxes that hold nothing else. A post set in from a network stands in one named
 * `social` or `embed`, and Readability would take it for a row of buttons. Scripts must have gone.
 */
export function unboxQuotations(copy: Document): void {
  for (const quotation of copy.body.querySelectorAll('blockquote')) {
    if (isBlank(quotation.textContent) || isElsewhere(quotation)) continue;
    const box = lonelyBox(quotation);
    if (box === quotation) continue;
    keepChosen(box, quotation);
    box.replaceWith(quotation);
  }
}

/** The largest box that holds the quotation and nothing else. */
function lonelyBox(quotation: Element): Element {
  const said = oneLine(quotation.textContent);
  let box = quotation;
  for (let parent = box.parentElement; parent?.matches('div, figure, p'); parent = box.parentElement) {
    if (parent.childElementCount > 1 || oneLine(parent.textContent) !== said) break;
    box = parent;
  }
  return box;
}
