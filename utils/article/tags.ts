/** Longest tag kept, in UTF-16 code units; longer ones are sentences that went astray. */
const MAX_TAG_LENGTH = 100;

/** A tag as it is stored: NFC, white space collapsed, no leading `#`; null when nothing is left. */
export function normaliseTag(typed: string): string | null {
  const tag = typed
    .normalize('NFC')
    .replace(/^\s*#+/, '')
    .replace(/[\s,，、]+/g, ' ')
    .trim();
  return tag === '' ? null : tag.slice(0, MAX_TAG_LENGTH);
}

/** `tags` with one more; the same tag in another case is not added twice. */
export function withTag(tags: string[], typed: string): string[] {
  const tag = normaliseTag(typed);
  if (tag === null || tags.some((known) => known.toLowerCase() === tag.toLowerCase())) return tags;
  return [...tags, tag];
}
