import { writeFileSync } from 'node:fs';

import { bundleModule } from '../support/bundle-module.ts';

/** Writes the product's anchoring as one module of the harness. */
export async function bundleAnchoring(file: string): Promise<void> {
  writeFileSync(file, await bundleModule('anchor/cuttings.ts', 'es'));
}
