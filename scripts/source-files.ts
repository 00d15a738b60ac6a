import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Folders that are made, not written. */
const MADE = new Set(['.git', 'node_modules', '.output', '.wxt', 'out', 'coverage']);

/**
 * Paths, with slashes, of the files that Cuttings is built from, in one order everywhere. In a clone they are those that git
 * has or doesn't ignore, so that nothing private which lies beside them gets out; in unpacked sources, or without git, they are
 * all.
 */
export function sourceFiles(root: string): string[] {
  const files = (existsSync(join(root, '.git')) ? filesOfGit(root) : null) ?? filesBelow(root, root);
  return files.sort();
}

/** Paths below a folder, with slashes, in one order everywhere. */
export function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => slashed(relative(folder, join(entry.parentPath, entry.name))))
    .sort();
}

/** Null where git isn't installed. */
function filesOfGit(root: string): string[] | null {
  // A clone that another user has made, as on machines that only check it, is read all the same.
  const list = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { error, status, stdout, stderr } = spawnSync('git', list, { cwd: root, encoding: 'utf8' });
  if (error) return null;
  if (status !== 0) throw new Error(`git ls-files failed: ${stderr}`);
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !MADE.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(root, path) : [slashed(relative(root, path))];
    });
}

function slashed(path: string): string {
  return path.replaceAll(sep, '/');
}
