import { decodeBase64 } from './base64';

/** The bytes of a `data:` address (RFC 2397); null when it is none, or broken. */
export function decodeDataUrl(url: string): Uint8Array<ArrayBuffer> | null {
  const comma = url.indexOf(',');
  if (!/^data:/i.test(url) || comma < 0) return null;
  const data = url.slice(comma + 1);
  try {
    if (/;\s*base64\s*$/i.test(url.slice(0, comma))) return decodeBase64(decodeURIComponent(data));
    return new TextEncoder().encode(decodeURIComponent(data));
  } catch {
    // `URIError` or `InvalidCharacterError`: what isn't written right holds no picture.
    return null;
  }
}
