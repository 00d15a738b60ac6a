/** The host of an address in the letters of DNS, without `www.`; null where it has none. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null;
}
