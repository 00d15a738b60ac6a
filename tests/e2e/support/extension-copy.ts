import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeTempDir } from './temp-dir.ts';

/**
 * A copy of Chromium's build that has access to these hosts from the start, as if the reader had granted it: the question
 * that Chromium asks is a window of the system, which can't be answered from outside. The caller removes the folder.
 */
export function copyWithHosts(origins: string[]): string {
  const folder = makeTempDir('extension');
  cpSync(fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url)), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: origins }));
  return folder;
}
