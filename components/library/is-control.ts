/** Whether a click in a row is for a link, a checkbox, or what is beside its text in the same label. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, label') !== null;
}
