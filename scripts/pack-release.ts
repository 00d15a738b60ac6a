import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import { root } from './ensure-install.mjs';
import { sbomOf } from './sbom.ts';
import { allFiles, sourceFiles } from './source-files.ts';
import { zipFiles } from './zip-files.ts';

const { version } = v.parse(
  v.object({ version: v.string() }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);
const folder = join(root, 'out', 'release');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const packed: Record<string, Uint8Array> = {};
for (const browser of ['chrome', 'edge', 'firefox']) {
  const built = join(root, '.output', `${browser}-mv3`);
  packed[`cuttings-${version}-${browser}.zip`] = zipFiles(built, allFiles(built));
}
packed[`cuttings-${version}-sources.zip`] = zipFiles(root, sourceFiles(root));
const lockfile: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
packed[`cuttings-${version}-sbom.cdx.json`] = Buffer.from(`${JSON.stringify(sbomOf(lockfile), null, 2)}\n`);

const sums = Object.entries(packed).map(
  ([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`,
);
for (const [name, bytes] of Object.entries(packed)) {
  writeFileSync(join(folder, name), bytes);
  console.log(`${name}: ${String(bytes.length)} bytes`);
}
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
console.log(`In ${folder}`);
