import { newElement } from '@/utils/extract/page-window';

/** Copies a text, in a click or with a key; false where the browser doesn't allow it. `place` holds what that needs meanwhile. */
export async function copyText(text: string, place: Element): Promise<boolean> {
  // Pages without encryption have no such object.
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (!clipboard) return copySelected(text, place);
  return clipboard.writeText(text).then(
    () => true,
    () => copySelected(text, place),
  );
}

/** The way of before, by selecting: what the reader has selected, and where their keys go, is as it was afterwards. */
function copySelected(text: string, place: Element): boolean {
  const selection = window.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  const root = place.getRootNode() as ShadowRoot;
  const focused = root.activeElement;
  const field = newElement(window, 'textarea') as HTMLTextAreaElement;
  field.value = text;
  place.append(field);
  field.select();
  const { execCommand } = Document.prototype as {
    execCommand: (this: Document, command: string) => boolean;
  };
  const isCopied = execCommand.call(document, 'copy');
  field.remove();
  if (range) {
    selection?.removeAllRanges();
    selection?.addRange(range);
  }
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}
