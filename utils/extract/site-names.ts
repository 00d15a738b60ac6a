/** Names by which a site goes in its address: `courier.example` and `courier` of `www.courier.example`. */
export function namesInAddress(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^(?:www|m|amp)\./, '') : '';
  const labels = host.split('.');
  const name = labels.slice(0, -1).toSorted((a, b) => b.length - a.length)[0] ?? '';
  return [host, name].filter((one) => one !== '');
}
