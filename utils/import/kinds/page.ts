import { decodeText } from '../decode-text';
import type { ImportKind } from '../import-kind';
import { faultAt } from '../import-record';

/** Longest page that is read, in bytes: SingleFile writes pictures into its files. */
const MAX_BYTES = 100_000_000;

/** A web page saved as a file: plain, or as SingleFile writes it. */
export const page: ImportKind = {
  name: 'page',
  matches: ({ text }) => isHtml(text),
  read: async function* (source) {
    const place = { file: source.path, record: null };
    if (source.size > MAX_BYTES) {
      yield faultAt(place, 'tooLarge');
      return;
    }
    const html = decodeText(new Uint8Array(await (await source.open()).arrayBuffer()));
    yield { kind: 'page', place, html, url: addressOf(html), pictures: new Map() };
  },
};

/** Tags that tell a page from other files with `<` in them. */
const TAG =
  /<(?:!doctype html|html|head|body|meta|title|article|main|section|div|h[1-6]|p|ul|ol|table|a)[\s>]/i;

function isHtml(text: string): boolean {
  return /^\s*</.test(text) && TAG.test(text) && !/^\s*<\?xml[^>]*\?>\s*<(?!!doctype html|html)/i.test(text);
}

/** How far into a page it is said where it comes from. */
const SEARCHED = 500_000;
/** What SingleFile, browsers (a "mark of the web") and monolith write on top of what they save. */
const SAVED_FROM = [
  /<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/i,
  /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i,
  /<!--\s*Saved from (\S+) at /i,
];
/** What pages say of themselves. */
const OWN_ADDRESS = [
  /<link\s[^>]{0,500}?rel\s*=\s*["']?canonical["']?[^>]{0,2000}>/i,
  /<meta\s[^>]{0,500}?property\s*=\s*["']?og:url["']?[^>]{0,2000}>/i,
];
const VALUE = /(?:href|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i;

/** Where a page was saved from; null where it doesn't say. */
function addressOf(html: string): string | null {
  const beginning = html.slice(0, SEARCHED);
  const found = [
    ...SAVED_FROM.map((pattern) => pattern.exec(beginning)?.[1]),
    ...OWN_ADDRESS.map((pattern) => {
      const [, double, single, bare] = VALUE.exec(pattern.exec(beginning)?.[0] ?? '') ?? [];
      return (double ?? single ?? bare)?.replaceAll('&amp;', '&');
    }),
  ];
  return found.find((url) => url !== undefined && /^https?:/i.test(url) && URL.canParse(url)) ?? null;
}
