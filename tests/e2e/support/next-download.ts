import { existsSync, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Names that browsers give to a file while it is still being written. */
const UNFINISHED = /\.(?:crdownload|part|tmp)$|^\.(?:com|org)\./;

/** Resolves to the path of the next file that is finished in a folder. Rejects after 30 seconds without one. */
export function nextDownload(folder: string): Promise<string> {
  // A download may take the place of an earlier one of its name.
  const before = new Map(readdirSync(folder).map((name) => [name, changedAt(folder, name)]));
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const names = readdirSync(folder);
      // Firefox holds the final name with an empty file while the `.part` beside it fills.
      if (names.some((name) => UNFINISHED.test(name))) return;
      const path = names
        .filter((name) => before.get(name) !== changedAt(folder, name))
        .map((name) => join(folder, name))[0];
      if (path === undefined || !existsSync(path) || statSync(path).size === 0) return;
      clearTimeout(timer);
      watcher.close();
      resolve(path);
    };
    const watcher = watch(folder, look);
    const timer = setTimeout(() => {
      watcher.close();
      reject(new Error(`no download in ${folder}: ${readdirSync(folder).join(', ')}`));
    }, 30_000);
  });
}

function changedAt(folder: string, name: string): number {
  return statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
