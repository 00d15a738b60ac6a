/** Seconds since 1970 are below this, milliseconds above it: the year 5138, and March 1973. */
const SECONDS_BELOW = 100_000_000_000;

/**
 * A moment as other programs write it, as ISO 8601 in UTC: seconds or milliseconds since 1970, ISO 8601, or what the browser reads
 * as a date; one without a zone is taken for UTC. Null for anything else, and for what no clock has shown.
 */
export function importedTime(written: unknown): string | null {
  const number = typeof written === 'number' ? written : Number(digitsOf(written) || Number.NaN);
  if (Number.isFinite(number))
    return number > 0 ? inRange(number < SECONDS_BELOW ? number * 1_000 : number) : null;
  if (typeof written !== 'string' || written.length > 60) return null;
  const text = written.trim();
  const plain = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(text);
  return inRange(Date.parse(plain ? `${plain[1] ?? ''}T${plain[2] ?? ''}Z` : text));
}

/** The same in the form of `ArticleMetadata.publishedTime`: to the second. */
export function importedPublication(written: unknown): string | null {
  if (typeof written === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(written)) return written;
  return importedTime(written)?.replace(/\.\d+Z$/, 'Z') ?? null;
}

function digitsOf(written: unknown): string {
  return typeof written === 'string' && /^\d{9,16}(?:\.\d+)?$/.test(written.trim()) ? written.trim() : '';
}

function inRange(time: number): string | null {
  if (!Number.isFinite(time) || time < 0) return null;
  const date = new Date(time);
  return date.getUTCFullYear() < 2200 ? date.toISOString() : null;
}
