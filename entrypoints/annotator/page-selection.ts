import { caretPositionAt, closestElement, documentProperty, elementOf } from '@/utils/extract/page-window';

/** What is selected of the page's text; null where nothing is, or where the reader writes. */
export function pageSelection(): Range | null {
  const selection = window.getSelection();
  const body = documentProperty(window, 'body') as HTMLElement | null;
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed || !body) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(body) || range.toString().trim() === '') return null;
  const element = elementOf(window, range.commonAncestorContainer);
  return element && isEditable(element) ? null : range;
}

/** Leaves the caret where the selection ends, and selects nothing. */
export function dropSelection(): void {
  const selection = window.getSelection();
  if (selection && selection.rangeCount > 0) selection.collapseToEnd();
}

/** Whether a click on an element is meant for it, not for the text that it stands in. */
export function isControl(target: EventTarget | null): boolean {
  const element = target instanceof Node ? elementOf(window, target) : null;
  return (
    element !== null && closestElement(window, element, 'a[href], button, input, label, summary') !== null
  );
}

/** A place in the middle of what the reader sees; null where nothing is, or where the browser can't tell. */
export function middleOfView(): { node: Node; offset: number } | null {
  const position = caretPositionAt(window, innerWidth / 2, innerHeight / 2);
  return position ? { node: position.offsetNode, offset: position.offset } : null;
}

function isEditable(element: Element): boolean {
  return element instanceof HTMLElement && Reflect.get(HTMLElement.prototype, 'isContentEditable', element);
}
