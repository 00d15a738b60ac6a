import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');

/** The body of a page with this HTML, in a document of its own, as a browser would parse it. */
export function parseHtml(html: string): HTMLElement {
  // eslint-disable-next-line no-restricted-properties -- pages of tests are no danger, and a window for each takes long
  return new window.DOMParser().parseFromString(`<!doctype html><body>${html}</body>`, 'text/html').body;
}

/** HTML that a parser takes and writes as it is: what a tree can hold, HTML can't always say (a heading in a heading). */
export function settledHtml(html: string): string {
  let settled = html;
  for (let round = 0; round < 10; round += 1) {
    const written = parseHtml(settled).innerHTML;
    if (written === settled) break;
    settled = written;
  }
  return settled;
}
