import { documentProperty, elementsMatching, newElement } from '@/utils/extract/page-window';
import { textWeight } from '@/utils/extract/text-weight';

import { decodeText } from '../decode-text';
import type { ImportKind, ImportTools } from '../import-kind';
import { faultAt } from '../import-record';
import { mimeParts } from '../read-mime';

/** Longest archive that is read, in bytes. */
const MAX_BYTES = 100_000_000;
const LOCATION = /^(?:Snapshot-Content-Location|Content-Location):\s*(\S+)/im;
/** Frames of a page that are read, in each other too, and the code units in all of them. */
const MAX_FRAMES = 100;
const MAX_FRAMES_LENGTH = 20_000_000;
/** Weight of text from which a frame holds something to be read, as in pages that are visited. */
const LEAST_PROSE = 120;

/** A page as browsers save it in one file (MHTML, RFC 2557), with its pictures, and the frames of its own site in their places. */
export const mhtml: ImportKind = {
  name: 'mhtml',
  matches: ({ text }) => {
    const head = text.slice(0, 4_000);
    return /^Content-Type:\s*multipart\/related/im.test(head) && /^(?:MIME-Version|From):/im.test(head);
  },
  read: async function* (source, tools) {
    const place = { file: source.path, record: null };
    if (source.size > MAX_BYTES) {
      yield faultAt(place, 'tooLarge');
      return;
    }
    const bytes = new Uint8Array(await (await source.open()).arrayBuffer());
    const parts = mimeParts(bytes);
    if (parts === null) {
      yield faultAt(place, 'broken', 'no boundary at its end');
      return;
    }
    let html: string | null = null;
    const frames = new Map<string, Frame>();
    const pictures = new Map<string, Uint8Array<ArrayBuffer>>();
    for await (const part of parts) {
      if (part.html !== null) {
        const text = decoded(part.html);
        html ??= text;
        if (part.id !== '') frames.set(`cid:${part.id}`, { html: text, url: part.location });
      } else if (part.bytes !== null) {
        if (URL.canParse(part.location)) pictures.set(new URL(part.location).href, part.bytes);
        if (part.id !== '') pictures.set(standIn(part.id), part.bytes);
      }
    }
    if (html === null || html.trim() === '') yield faultAt(place, 'noText');
    else {
      const url = LOCATION.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4_000)))?.[1] ?? null;
      const whole = withFrames({ html, url: url ?? '' }, frames, tools);
      yield { kind: 'page', place, html: whole, url, pictures };
    }
  },
};

interface Frame {
  html: string;
  url: string;
}

/** An address for a picture that has none but in the file: what is read of a page are addresses of the web. */
function standIn(id: string): string {
  return `https://picture.invalid/${encodeURIComponent(id)}`;
}

/** A page with the frames of its own origin that hold text put in their places, and its pictures' addresses as `pictures` has them. */
function withFrames(page: Frame, frames: ReadonlyMap<string, Frame>, { parse }: ImportTools): string {
  let left = MAX_FRAMES;
  let length = MAX_FRAMES_LENGTH;
  const place = ({ html, url }: Frame): Element => {
    const window = parse(html, URL.canParse(url) ? url : 'https://page.invalid/');
    const all = (selector: string): Element[] => [...elementsMatching(window, window.document, selector)];
    for (const img of all('img[src^="cid:" i]'))
      img.setAttribute('src', standIn(img.getAttribute('src')?.slice('cid:'.length) ?? ''));
    for (const frame of all('iframe[src^="cid:" i], frame[src^="cid:" i]')) {
      const shown = frames.get(frame.getAttribute('src') ?? '');
      if (!shown || left === 0 || shown.html.length > length || !isOfSite(shown.url, page.url)) continue;
      left -= 1;
      length -= shown.html.length;
      const body = place(shown).querySelector('body');
      if (!body || textWeight(body.textContent) < LEAST_PROSE) continue;
      const box = newElement(window, 'div');
      box.append(...body.childNodes);
      frame.replaceWith(box);
    }
    return documentProperty(window, 'documentElement');
  };
  const hasParts = /\bcid:/i.test(page.html);
  return hasParts ? place(page).outerHTML : page.html;
}

function isOfSite(url: string, page: string): boolean {
  return URL.canParse(url) && URL.canParse(page) && new URL(url).origin === new URL(page).origin;
}

/** Its parts are decoded by their own heads; where these say nothing, by their bytes. */
function decoded(html: string): string {
  return html.includes('\ufffd') ? decodeText(new TextEncoder().encode(html)) : html;
}
