import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { bundleModule } from '../support/bundle-module.ts';

/** Writes the product's anchoring as a module of the harness, under the name of its file; gives where it is. */
export async function bundleAnchoring(
  folder: string,
  name: 'cuttings' | 'cuttings-together',
): Promise<string> {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, await bundleModule(`anchor/${name}.ts`, 'es'));
  return file;
}
