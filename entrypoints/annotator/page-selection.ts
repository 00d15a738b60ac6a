import { documentProperty } from '@/utils/extract/page-window';

/** What is selected of the page's text; null where nothing is, or where the reader writes. */
export function pageSelection(): Range | null {
  const selection = window.getSelection();
  const body = documentProperty(window, 'body') as HTMLElement | null;
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed || !body) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(body) || range.toString().trim() === '') return null;
  const { commonAncestorContainer: common } = range;
  const element = common instanceof Element ? common : common.parentElement;
  return element instanceof HTMLElement && element.isContentEditable ? null : range;
}

/** A place in the middle of what the reader sees; null where nothing is. */
export function middleOfView(): { node: Node; offset: number } | null {
  const position = document.caretPositionFromPoint(innerWidth / 2, innerHeight / 2);
  return position && { node: position.offsetNode, offset: position.offset };
}
