/** What is known of the encoding of an HTML file besides its bytes. */
export interface EncodingHints {
  /** The `Content-Type` header. */
  contentType: string | null;
  /** Encoding of another page of the same article, as the browser found it. */
  neighbour: string;
}

/** As many bytes as browsers look through for a `<meta charset>` (HTML §13.2.3.2); sites put it later than they should. */
const PRESCANNED_BYTES = 4_096;
const META_CHARSET = /<meta\s[^>]{0,300}?charset\s*=[\s"']{0,20}([\w.:-]{1,40})/i;
const XML_ENCODING = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i;

/**
 * Decodes an HTML file as a browser does: by its byte order mark, the header, its own declaration (HTML §13.2.3), then as
 * its neighbour is encoded. Where that makes nonsense of bytes that are UTF-8 without a fault, it is UTF-8.
 */
export function decodeHtml(
  bytes: Uint8Array<ArrayBuffer>,
  { contentType, neighbour }: EncodingHints,
): string {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return decode(bytes, mark);
  const declared =
    known(/charset\s*=[\s"']{0,20}([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1]) ??
    known(declaration(bytes));
  const text = decode(bytes, declared ?? known(neighbour) ?? 'utf-8');
  return declared !== null && !text.includes('\ufffd') ? text : (asUtf8(bytes) ?? text);
}

function byteOrderMark(bytes: Uint8Array<ArrayBuffer>): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

function declaration(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  // Not by `subarray`: in a page, Firefox lets nobody ask what was fetched for its constructor.
  const head = new Uint8Array(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCANNED_BYTES));
  const text = new TextDecoder('latin1').decode(head);
  const label = (META_CHARSET.exec(text) ?? XML_ENCODING.exec(text))?.[1];
  // A file in which this can be read is no UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** The label, if it is one of the Encoding Standard. */
function known(label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label).encoding;
  } catch {
    // An encoding that there isn't is as good as none.
    return null;
  }
}

function decode(bytes: Uint8Array<ArrayBuffer>, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function asUtf8(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // It isn't UTF-8.
    return null;
  }
}
