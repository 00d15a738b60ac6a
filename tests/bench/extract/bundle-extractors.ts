import { build } from 'vite';

import { root } from '../../../scripts/ensure-install.mjs';

/** The extractors as one script: for a page, or as a module of the harness. */
export async function bundleExtractors(place: 'page' | 'node' | 'stepped'): Promise<string> {
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: `tests/bench/extract/${place}-extractors.ts`,
        formats: [place === 'node' ? 'es' : 'iife'],
        name: 'extractors',
      },
    },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error('the extractors came out as no script');
  return result.output[0].code;
}
