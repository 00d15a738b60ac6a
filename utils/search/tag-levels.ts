/** Whether a tag is another or stands below it: `sea/north` below `sea`. */
export function isWithinTag(tag: string, above: string): boolean {
  return tag === above || tag.startsWith(`${above}/`);
}

/** A tag and those that it stands below: `sea/north/ice`, `sea/north`, `sea`. */
export function tagLevels(tag: string): string[] {
  const parts = tag.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
