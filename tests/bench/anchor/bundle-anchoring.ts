import { writeFileSync } from 'node:fs';

import { build } from 'vite';

import { root } from '../../../scripts/ensure-install.mjs';

/** Writes the product's anchoring as one module of the harness. */
export async function bundleAnchoring(file: string): Promise<void> {
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/bench/anchor/cuttings.ts', formats: ['es'] },
    },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error('the module came out as no script');
  writeFileSync(file, result.output[0].code);
}
