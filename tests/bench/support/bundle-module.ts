import { build } from 'vite';

import { root } from '../../../scripts/ensure-install.mjs';

/** A file of the benches with all it needs, as one module, or as one script for a page. */
export async function bundleModule(entry: string, format: 'es' | 'iife'): Promise<string> {
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      minify: false,
      lib: { entry: `tests/bench/${entry}`, formats: [format], name: 'bundled' },
    },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error(`${entry} came out as no script`);
  return result.output[0].code;
}
