/** A part of a list of names: one of them, or what stands between two. */
type ListPart = { name: string; between: null } | { name: null; between: string };

/** Names as a language of the reader's lists them: "A, B, and C", 「A、B和C」. `locale` is a BCP 47 tag. */
export function listNames(names: string[], locale: string): ListPart[] {
  return new Intl.ListFormat(locale)
    .formatToParts(names)
    .map(({ type, value }) =>
      type === 'element' ? { name: value, between: null } : { name: null, between: value },
    );
}
