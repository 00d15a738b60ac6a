import { build } from 'vite';

import { root } from '../../../scripts/ensure-install.mjs';

/** What stands in the place of modules, by the names that they are imported by. */
interface Replaced {
  /** Files that lie beside the bundle when it runs. */
  beside?: Record<string, string>;
  /** Files of the benches, which come into the bundle. */
  by?: Record<string, string>;
}

/** A file of the benches with all it needs, as one module, or as one script for a page. */
export async function bundleModule(
  entry: string,
  format: 'es' | 'iife',
  { beside = {}, by = {} }: Replaced = {},
): Promise<string> {
  const replaced = Object.entries(by).map(([find, file]) => ({
    find,
    replacement: `${root}tests/bench/${file}`,
  }));
  const output = await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: [...replaced, { find: '@', replacement: root }] },
    build: {
      write: false,
      minify: false,
      lib: { entry: `tests/bench/${entry}`, formats: [format], name: 'bundled' },
      rollupOptions: { external: Object.keys(beside), output: { paths: beside } },
    },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error(`${entry} came out as no script`);
  return result.output[0].code;
}
