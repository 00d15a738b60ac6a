/**
 * Whether a page's language is one that a tag stands for: `zh` is any Chinese, `zh-Hant` what Taiwan and Hong Kong write,
 * whether or not the page names the script, `en-GB` only what calls itself British.
 */
export function matchesLanguage(lang: string | null, wanted: string): boolean {
  const [page, asked] = [localeOf(lang), localeOf(wanted)];
  if (!page || page.language !== asked?.language) return false;
  if (asked.script !== undefined && page.maximize().script !== asked.script) return false;
  return asked.region === undefined || page.region === asked.region;
}

const locales = new Map<string, Intl.Locale | null>();

/** What a page calls its language needn't be a tag. */
function localeOf(tag: string | null): Intl.Locale | null {
  if (tag === null) return null;
  let locale = locales.get(tag);
  if (locale !== undefined) return locale;
  try {
    locale = new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    locale = null;
  }
  locales.set(tag, locale);
  return locale;
}
