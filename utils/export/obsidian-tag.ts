/**
 * A tag as Obsidian reads it (help.obsidian.md/tags): letters, digits, `_`, `-` and `/` for nesting, not digits alone. What
 * stands between them, white space above all, becomes one hyphen: "climate policy" is `climate-policy`; "2026" is `_2026`.
 * Null when nothing is left.
 */
export function obsidianTag(tag: string): string | null {
  const allowed = tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]+/gu, '-')
    .replace(/-*\/[-/]*/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  if (allowed === '') return null;
  return /^[\d_/-]+$/.test(allowed) ? `_${allowed}` : allowed;
}

/** Tags as Obsidian reads them, each once, since it takes no notice of case. */
export function obsidianTags(tags: string[]): string[] {
  const known = new Map<string, string>();
  for (const tag of tags.map(obsidianTag)) {
    if (tag !== null && !known.has(tag.toLowerCase())) known.set(tag.toLowerCase(), tag);
  }
  return [...known.values()];
}
