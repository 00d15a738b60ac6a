import { detect } from 'chardet';

import { decodeHtml } from '@/utils/extract/pages/decode-html';

/** As many bytes as tell an encoding: more makes it no surer. */
const SAMPLED_BYTES = 64_000;

/**
 * A text file of whatever encoding: by its byte order mark, what an HTML or XML file declares, as UTF-8 where it is that without a
 * fault, or by how its bytes are spread. What a file declares counts only where the bytes allow it.
 */
export function decodeText(bytes: Uint8Array<ArrayBuffer>): string {
  const declared = decodeHtml(bytes, { contentType: null, neighbour: 'utf-8' });
  if (!declared.includes('\ufffd')) return withoutMark(declared);
  const guessed = detect(bytes.subarray(0, SAMPLED_BYTES)) ?? '';
  const text = decodeHtml(bytes, { contentType: null, neighbour: guessed });
  if (!text.includes('\ufffd') || !isLabel(guessed)) return withoutMark(text);
  const asGuessed = new TextDecoder(guessed).decode(bytes);
  return withoutMark(faultsOf(asGuessed) < faultsOf(text) ? asGuessed : text);
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function faultsOf(text: string): number {
  return text.split('\ufffd').length;
}

function isLabel(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    // An encoding that browsers don't know.
    return false;
  }
}
