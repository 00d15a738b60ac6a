/** How pages call what stands beside a story: other stories, readers' comments, offers. */
export const BESIDE_NAMES = [
  'comment',
  'related',
  'recommend',
  'newsletter',
  'popular',
  'most-read',
  'cookie',
];
/** The elements for it. */
export const BESIDE_ELEMENTS = 'aside, footer, nav, [role="navigation"]';

/** A selector of boxes whose class or id holds one of these names. */
export function calledSo(names: string[]): string {
  return names.map((name) => `[class*="${name}" i], [id*="${name}" i]`).join(', ');
}
