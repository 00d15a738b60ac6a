import type { RenderedText, TextSpan } from '@/utils/article/rendered-text';

/** The element that shows a picture of a body, or stands where it isn't kept. */
export function pictureElement(root: Element, index: number): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-picture="${String(index)}"]`);
}

/** Number of the picture that an element of a body shows, or around which it stands; null where there is none. */
export function pictureAt(element: Element | null): number | null {
  const index = element?.closest('[data-picture-frame]')?.querySelector<HTMLElement>('[data-picture]')
    ?.dataset.picture;
  return index === undefined ? null : Number(index);
}

/** A range around a picture of a body; null where it has no such. */
export function pictureRange(root: Element, index: number): Range | null {
  const element = pictureElement(root, index);
  if (!element) return null;
  const range = document.createRange();
  range.selectNode(element);
  return range;
}

/** A range over a place in the text, or around a picture. */
export function rangeOfPlace(
  root: Element,
  { rangeAt }: RenderedText,
  { start, end, picture }: TextSpan & { picture?: number },
): Range | null {
  return picture === undefined ? rangeAt(start, end) : pictureRange(root, picture);
}
