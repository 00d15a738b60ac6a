import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FILE = new URL('../../../../shared/attacks/other.json.gz', import.meta.url);

/** Strings that are slow to parse for who tries the same again and again, by kind; null where the file isn't there. */
export function redosTargets(): Record<string, string> | null {
  if (!existsSync(FILE)) return null;
  const attacks = JSON.parse(gunzipSync(readFileSync(FILE)).toString()) as {
    redosTargets: Record<string, string>;
  };
  return attacks.redosTargets;
}
