import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where hostile strings lie: not part of the project. */
const FOLDER = process.env.CUTTINGS_ATTACKS ?? join(process.cwd(), '..', 'shared', 'attacks');

const LISTS = join(FOLDER, 'other.json.gz');
const PAGES = join(FOLDER, 'xss.jsonl.gz');

/** Lists of hostile strings by kind; null, and said aloud, where they aren't there. */
export function hostileStrings(): {
  markdown: string[];
  filenames: string[];
  urls: string[];
  csvFormula: string[];
  /** Texts that are slow to parse for who tries the same again and again, by kind. */
  redosTargets: Record<string, string>;
} | null {
  if (!isThere(LISTS)) return null;
  return JSON.parse(gunzipSync(readFileSync(LISTS)).toString()) as ReturnType<typeof hostileStrings>;
}

/**
 * Pieces of HTML, of another file if named (lines of JSON, gzipped or not): those that ran script or made a request when a browser
 * was given them as they are, or all. Null, and said aloud, where they aren't there.
 */
export function hostilePages({ file = PAGES, isLive = true } = {}): string[] | null {
  if (!isThere(file)) return null;
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString().trim().split('\n');
  return lines
    .map((line) => JSON.parse(line) as { payload: string; live?: boolean })
    .flatMap(({ payload, live }) => (live || !isLive ? [payload] : []));
}

function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  console.warn(`SKIPPED: hostile strings are not at ${path}; set CUTTINGS_ATTACKS to their folder`);
  return false;
}
