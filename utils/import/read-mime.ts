import PostalMime from 'postal-mime';

/** A part of a page that was saved with what belongs to it (RFC 2557). */
interface MimePart {
  /** `Content-Location`, and `Content-ID` without its brackets; empty where it has none. */
  location: string;
  id: string;
  /** Of an HTML part, in the form in which it was decoded; null of all others. */
  html: string | null;
  /** Of one that isn't text. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** The parts of a multipart file, one after another, by the boundary that its head names; null where that doesn't end it. */
export function mimeParts(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<MimePart> | null {
  const head = latin(bytes.subarray(0, 4_000));
  const [, quoted, bare] = /boundary=(?:"([^"\r\n]+)"|([^"\r\n;]+))/i.exec(head) ?? [];
  const boundary = quoted ?? bare?.trim() ?? '';
  if (boundary === '' || !latin(bytes.subarray(-200)).includes(`--${boundary}--`)) return null;
  return parsed(bytes, new TextEncoder().encode(`\n--${boundary}`));
}

async function* parsed(bytes: Uint8Array<ArrayBuffer>, delimiter: Uint8Array): AsyncGenerator<MimePart> {
  let begin = indexOf(bytes, delimiter, 0);
  while (begin >= 0) {
    const next = indexOf(bytes, delimiter, begin + delimiter.length);
    const lineEnd = bytes.indexOf(0x0a, begin + 1);
    if (next < 0 || lineEnd < 0) return;
    const { html, headers, attachments } = await PostalMime.parse(bytes.slice(lineEnd + 1, next));
    const header = (name: string): string => headers.find(({ key }) => key === name)?.value.trim() ?? '';
    const content = attachments[0]?.content;
    yield {
      location: header('content-location'),
      id: header('content-id').replace(/^<|>$/g, ''),
      html: html ?? null,
      bytes: content instanceof ArrayBuffer ? new Uint8Array(content) : null,
    };
    begin = next;
  }
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
