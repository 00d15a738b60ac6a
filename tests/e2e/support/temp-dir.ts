import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const madeHere = new Set<string>();

process.on('exit', () => {
  for (const dir of madeHere) removeTempDir(dir);
});

/** A new folder for temporary files; whatever `removeTempDir` has not removed goes when this process ends. */
export function makeTempDir(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), `cuttings-${name}-`));
  madeHere.add(dir);
  return dir;
}

/** Removes a folder of `makeTempDir`; any other path is left alone. */
export function removeTempDir(dir: string): void {
  if (!madeHere.delete(dir)) return;
  // A browser that has just ended may still hold files there, on Windows above all.
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
}
