import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { unzipSync } from 'fflate';

import { root, runNode } from './ensure-install.mjs';
import { allFiles, sourceFiles } from './source-files.ts';
import { zipFiles } from './zip-files.ts';

/**
 * Builds from the zip of the sources, unpacked in another folder, and compares with the builds in .output, which are there
 * already: the same files, byte by byte, or the first that differs is named.
 */
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'cuttings-sources-'));
try {
  process.exitCode = check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(): number {
  const paths = sourceFiles(root);
  unpack(zipFiles(root, paths));
  install();
  for (const browser of ['chrome', 'firefox']) {
    const build = ['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser, '--mv3', '--level', 'error'];
    if (runNode(build, { cwd: folder }) !== 0) {
      console.error(`The sources could not be built for ${browser}: see above`);
      return 1;
    }
    const built = join('.output', `${browser}-mv3`);
    const different = firstDifference(join(root, built), join(folder, built));
    if (different !== null) {
      console.error(`${browser}: ${different} differs when built from the zip of the sources`);
      return 1;
    }
  }
  if (!Buffer.from(zipFiles(root, paths)).equals(zipFiles(folder, sourceFiles(folder)))) {
    console.error('The zip of the sources differs when made from its own contents');
    return 1;
  }
  return 0;
}

function unpack(zip: Uint8Array): void {
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/**
 * The packages stand in the folder itself, as after an installation there. Found through a link they would have paths elsewhere,
 * and Rolldown puts the modules of a cycle of imports into an order that hangs on their paths.
 */
function install(): void {
  for (const path of allFiles(join(root, 'node_modules'))) {
    const [from, to] = [join(root, 'node_modules', path), join(folder, 'node_modules', path)];
    mkdirSync(dirname(to), { recursive: true });
    try {
      linkSync(from, to);
    } catch {
      // On another disk, or one without hard links.
      copyFileSync(from, to);
    }
  }
}

/** The path of the first file that isn't the same in both folders, or is in one alone; null when there is none. */
function firstDifference(one: string, other: string): string | null {
  const ofOne = new Set(allFiles(one));
  const ofOther = new Set(allFiles(other));
  const differs = (path: string) =>
    !ofOne.has(path) ||
    !ofOther.has(path) ||
    !readFileSync(join(one, path)).equals(readFileSync(join(other, path)));
  return [...new Set([...ofOne, ...ofOther])].sort().find(differs) ?? null;
}
