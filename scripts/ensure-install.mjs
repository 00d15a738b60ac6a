import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Root of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Node 24 of the project's own: the tools want a newer one than a machine may have. */
export const node = fileURLToPath(
  new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
);

/**
 * Installs the packages of the lockfile unless they are there already. Runs on the Node the reader has, with nothing
 * but what comes with it.
 */
export function ensureInstall() {
  const stamp = fileURLToPath(new URL('../node_modules/.installed-lockfile', import.meta.url));
  const lockfile = readFileSync(new URL('../package-lock.json', import.meta.url));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Installing packages (npm ci) …');
  // npm is a .cmd file on Windows, which only a shell starts.
  const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    stdio: 'inherit',
    shell: true,
  });
  if (status !== 0 || !existsSync(node)) {
    console.error('npm ci failed: see above. Nothing else was done.');
    process.exit(1);
  }
  writeFileSync(stamp, hash);
}

/** Runs a script of the project, or of a package, on the project's own Node, and gives its exit code. */
export function runNode(args, options = {}) {
  const { status, signal } = spawnSync(node, args, { cwd: root, stdio: 'inherit', ...options });
  return status ?? (signal ? 1 : 0);
}
