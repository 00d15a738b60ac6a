import PostalMime from 'postal-mime';

import { decodeText } from '../decode-text';
import type { ImportKind } from '../import-kind';
import { faultAt } from '../import-record';

/** Longest archive that is read, in bytes. */
const MAX_BYTES = 100_000_000;
const LOCATION = /^(?:Snapshot-Content-Location|Content-Location):\s*(\S+)/im;

/** A page as browsers save it in one file (MHTML, RFC 2557). */
export const mhtml: ImportKind = {
  name: 'mhtml',
  matches: ({ text }) => {
    const head = text.slice(0, 4_000);
    return /^Content-Type:\s*multipart\/related/im.test(head) && /^(?:MIME-Version|From):/im.test(head);
  },
  read: async function* (source) {
    const place = { file: source.path, record: null };
    if (source.size > MAX_BYTES) {
      yield faultAt(place, 'tooLarge');
      return;
    }
    const bytes = new Uint8Array(await (await source.open()).arrayBuffer());
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_000));
    const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(head)?.[1] ?? '';
    const tail = new TextDecoder('latin1').decode(bytes.subarray(-200));
    if (boundary === '' || !tail.includes(`--${boundary}--`)) {
      yield faultAt(place, 'broken', 'no boundary at its end');
      return;
    }
    const { html } = await PostalMime.parse(bytes);
    if (html === undefined || html.trim() === '') yield faultAt(place, 'noText');
    else {
      const url = LOCATION.exec(head)?.[1] ?? null;
      yield { kind: 'page', place, html: decoded(html), url, pictures: new Map() };
    }
  },
};

/** Its parts are decoded by their own heads; where these say nothing, by their bytes. */
function decoded(html: string): string {
  return html.includes('\ufffd') ? decodeText(new TextEncoder().encode(html)) : html;
}
