/** A language by its BCP 47 tag, in the words of another: "Simplified Chinese"; the tag itself where that is no language. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    // What a page calls its language needn't be a tag.
    return tag;
  }
}
