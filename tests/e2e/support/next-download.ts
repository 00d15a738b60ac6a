import { readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Names that browsers give to a file while it is still being written. */
const UNFINISHED = /\.(?:crdownload|part|tmp)$|^\.(?:com|org)\./;

/** Resolves to the path of the next file that is finished in a folder. Rejects after 30 seconds without one. */
export function nextDownload(folder: string): Promise<string> {
  const before = filesIn(folder);
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const now = filesIn(folder);
      // Firefox holds the final name with an empty file while the `.part` beside it fills.
      if ([...now.keys()].some((name) => UNFINISHED.test(name))) return;
      for (const [name, state] of now) {
        if (state === null || state === before.get(name)) continue;
        clearTimeout(timer);
        watcher.close();
        resolve(join(folder, name));
        return;
      }
    };
    const watcher = watch(folder, look);
    const timer = setTimeout(() => {
      watcher.close();
      reject(new Error(`no download in ${folder}: ${readdirSync(folder).join(', ')}`));
    }, 30_000);
  });
}

/** Files by name, each with what changes when another takes its place; null for an empty one. */
function filesIn(folder: string): Map<string, string | null> {
  const files = new Map<string, string | null>();
  for (const name of readdirSync(folder)) {
    const file = statSync(join(folder, name), { throwIfNoEntry: false });
    if (file) files.set(name, file.size === 0 ? null : `${String(file.ino)} ${String(file.mtimeMs)}`);
  }
  return files;
}
