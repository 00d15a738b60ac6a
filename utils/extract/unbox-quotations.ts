import { isElsewhere } from './is-elsewhere';
import { lonelyBox } from './lonely-box';
import { keepChosen } from './mark-chosen';
import { isBlank } from './text-weight';

/**
 * Takes quotations of a copy of the page out of boxes that hold nothing else. A post set in from a network stands in one named
 * `social` or `embed`, and Readability would take it for a row of buttons. Scripts must have gone.
 */
export function unboxQuotations(copy: Document): void {
  for (const quotation of copy.body.querySelectorAll('blockquote')) {
    if (isBlank(quotation.textContent) || isElsewhere(quotation)) continue;
    const box = lonelyBox(quotation, 'div, figure, p');
    if (box === quotation) continue;
    keepChosen(box, quotation);
    box.replaceWith(quotation);
  }
}
