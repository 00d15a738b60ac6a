import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import * as v from 'valibot';
import type { Plugin } from 'vite';

const packageSchema = v.object({
  name: v.string(),
  version: v.string(),
  license: v.string(),
  author: v.optional(
    v.union([
      v.string(),
      v.pipe(
        v.object({ name: v.string() }),
        v.transform(({ name }) => name),
      ),
    ]),
    '',
  ),
});

/** The packages of which something is in a build of a folder, told by the build itself. */
export class BundledPackages {
  readonly #root: string;
  readonly #folders = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  readonly plugin: Plugin = {
    name: 'bundled-packages',
    apply: 'build',
    generateBundle: (_, bundle) => {
      for (const output of Object.values(bundle)) {
        for (const file of output.type === 'chunk' ? output.moduleIds : output.originalFileNames) {
          const folder = packageFolder(resolve(this.#root, file));
          if (folder !== null) this.#folders.add(folder);
        }
      }
    },
  };

  /**
   * Their licences, as their own files have them: each text once, below the names of those that it is of, in one order
   * everywhere. Of a package that brings no text, whose it is and where the text stands. Throws where one has no licence.
   */
  notices(): string {
    const namesOf = new Map<string, string[]>();
    for (const folder of this.#folders) {
      const packageFile: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const { name, version, license, author } = v.parse(packageSchema, packageFile);
      const text =
        licenceText(folder) ??
        `By ${author || `the authors of ${name}`}: https://spdx.org/licenses/${license}.html`;
      namesOf.set(text, [...(namesOf.get(text) ?? []), `${name} ${version} (${license})`]);
    }
    return [...namesOf]
      .map(([text, names]) => `${names.sort().join('\n')}\n\n${text}\n`)
      .sort()
      .join(`\n${'-'.repeat(80)}\n\n`);
  }
}

/** The folder of the package that a file is of; null where it is of none. */
function packageFolder(file: string): string | null {
  return /^[^\0]+[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+(?=[/\\])/.exec(file)?.[0] ?? null;
}

/** Null where a package brings none. */
function licenceText(folder: string): string | null {
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  return texts.length > 0 ? texts.join('\n\n') : null;
}
