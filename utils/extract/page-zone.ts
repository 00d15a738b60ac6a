/** Minutes ahead of UTC in the countries that write these languages, where all of them keep one time. */
const BY_LANGUAGE: [language: RegExp, offset: number][] = [
  [/^zh\b/i, 480],
  [/^ja\b/i, 540],
  [/^ko\b/i, 540],
  [/^(?:vi|th|lo|km)\b/i, 420],
  [/^(?:hi|bn-IN|ta|te|mr|gu|kn|ml|pa-IN)\b/i, 330],
];
const BY_HOST: [host: RegExp, offset: number][] = [
  [/\.(?:cn|hk|mo|tw|sg|my|ph)$/i, 480],
  [/\.(?:jp|kr)$/i, 540],
  [/\.(?:th|vn)$/i, 420],
  [/\.in$/i, 330],
];

/**
 * Minutes ahead of UTC that a page's times without a zone are in, by its country or language; null where that could be
 * several, or changes in summer.
 */
export function pageZone(language: string | null, url: string): number | null {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const byHost = BY_HOST.find(([pattern]) => pattern.test(host));
  const byLanguage = BY_LANGUAGE.find(([pattern]) => pattern.test(language ?? ''));
  return byHost?.[1] ?? byLanguage?.[1] ?? null;
}
