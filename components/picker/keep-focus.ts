const FOCUSABLE = '[tabindex="0"], button:not(:disabled)';

/** Keeps Tab within a box, which stands in front of a page that isn't to be reached meanwhile. */
export function keepFocus(event: KeyboardEvent & { currentTarget: Element }): void {
  if (event.key !== 'Tab') return;
  const box = event.currentTarget;
  const root = box.getRootNode();
  const stops = [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  const at = stops.findIndex((stop) => stop === active);
  const next = stops.at((at + (event.shiftKey ? -1 : 1)) % stops.length);
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}
