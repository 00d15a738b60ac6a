import { unescapeHtml } from './unescape-html';

/** Looks up the first filled one of several `<meta>` names; null when there is none. */
export interface MetaTags {
  (...names: string[]): string | null;
  /** The contents of all whose names match. */
  matching: (name: RegExp) => string[];
}

/** Longest content of a `<meta>` that is read, in UTF-16 code units. */
const MAX_LENGTH = 10_000;

/**
 * The page's `<meta>` tags by `property`, `name` or `itemprop`, in lower case. The first of a name counts. Where there is no
 * `content`, it is the `value` that some pages write in its place.
 */
export function metaTags(document: Document): MetaTags {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta:is([content], [value])')) {
    const written = meta.getAttribute('content') ?? meta.getAttribute('value') ?? '';
    const content = unescapeHtml(written.slice(0, MAX_LENGTH)).trim();
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      // RDFa allows several names in one `property`.
      for (const name of (meta.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name !== '' && !values.has(name)) values.set(name, content);
      }
    }
  }
  const lookUp = (...names: string[]) => {
    const found = names.find((name) => values.has(name));
    return found === undefined ? null : (values.get(found) ?? null);
  };
  return Object.assign(lookUp, {
    matching: (name: RegExp) => [...values].flatMap(([key, value]) => (name.test(key) ? [value] : [])),
  });
}
