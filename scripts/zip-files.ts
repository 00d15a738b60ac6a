import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { zipSync, type Zippable } from 'fflate';

/** Every entry's: the earliest day that a zip can say, in the local time that zips are written in. */
const ENTRY_TIME = new Date(1980, 0, 1);

/** A zip of those files of a folder; of the same files always the same bytes. */
export function zipFiles(folder: string, paths: readonly string[]): Uint8Array {
  const entries: Zippable = {};
  for (const path of paths) entries[path] = readFileSync(join(folder, path));
  return zipSync(entries, { mtime: ENTRY_TIME, level: 9 });
}
