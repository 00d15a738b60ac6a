import { isCard, isProse, isSetAside } from './prose';
import { HIDDEN_NAMES, HIDING_CLASSES } from './trim/remove-named-boxes';
import type { TellingControl } from './truncation-signs';

const HIDDEN = `${HIDING_CLASSES}, [hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]`;
/** What says of a control which box it shows. */
const TARGETS = ['aria-controls', 'data-target', 'data-bs-target', 'href'];
const CONTROLS = 'a, button, summary, [role="button"]';
/** Most hidden boxes with prose that are looked at: a page with more hides something else than the end of its story. */
const MAX_BOXES = 100;
/** How many boxes around the hidden one may stand beside the control, and how many controls may be there. */
const MAX_DEPTH = 3;
const MAX_CONTROLS = 5;

/**
 * Shows on a copy of the page the part of the story that it hides until its reader asks for more, and takes out the control: a
 * hidden box of prose, behind prose, beside one of the `telling` controls that offers more and leads nowhere else.
 */
export function unfoldStory(copy: Document, telling: TellingControl[]): void {
  const offering = new Set(telling.flatMap(({ kind, element }) => (kind === 'offers-more' ? element : [])));
  if (offering.size === 0) return;
  const boxes = [...copy.body.querySelectorAll(HIDDEN)].filter(holdsProse).slice(0, MAX_BOXES);
  const controls = new Set<Element>();
  for (const box of boxes) {
    const control = isPart(box) ? controlOf(box, offering) : null;
    if (!control) continue;
    controls.add(control);
    for (const name of ['hidden', 'aria-hidden', 'style']) box.removeAttribute(name);
    box.classList.remove(...HIDDEN_NAMES);
  }
  for (const control of controls) control.remove();
}

function holdsProse(box: Element): boolean {
  return !isSetAside(box) && !isCard(box) && [box, ...box.querySelectorAll('p')].some(isProse);
}

/** Whether there is prose before a box in the one around it. */
function isPart(box: Element): boolean {
  for (let before = box.previousElementSibling; before; before = before.previousElementSibling) {
    if (isProse(before) && !isSetAside(before)) return true;
  }
  return false;
}

/** The one of the controls that shows a box; null where there is none. */
function controlOf(box: Element, offering: Set<Element>): Element | null {
  const { id } = box;
  const named = TARGETS.map((name) => `[${name}="${id}"], [${name}="#${id}"]`).join();
  const byName = /^[\w-]+$/.test(id) ? box.ownerDocument.querySelectorAll(named) : [];
  return [...byName, ...controlsBeside(box)].find((control) => offering.has(control)) ?? null;
}

function controlsBeside(box: Element): Element[] {
  const controls: Element[] = [];
  let around: Element | null = box;
  for (let depth = 0; around && around.localName !== 'body' && depth < MAX_DEPTH; depth += 1) {
    for (const beside of [around.nextElementSibling, around.previousElementSibling]) {
      if (!beside || isProse(beside)) continue;
      const its = beside.matches(CONTROLS) ? [beside] : [...beside.querySelectorAll(CONTROLS)];
      if (its.length <= MAX_CONTROLS) controls.push(...its);
    }
    around = around.parentElement;
  }
  return controls;
}
