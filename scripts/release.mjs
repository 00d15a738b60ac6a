// `npm run release`: builds, and leaves in out/release what is given to the stores, with its SHA-256 sums.
import { ensureInstall, runNode } from './ensure-install.mjs';

ensureInstall();
for (const browser of ['chrome', 'edge', 'firefox']) {
  const code = runNode(['node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser, '--mv3']);
  if (code !== 0) process.exit(code);
}
process.exit(runNode(['scripts/pack-release.ts']));
