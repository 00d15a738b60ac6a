import { readFileSync } from 'node:fs';

import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { sbomOf } from '../../scripts/sbom.ts';
import { sourceFiles } from '../../scripts/source-files.ts';

const versions = v.optional(v.record(v.string(), v.string()), {});
const PackageFile = v.object({ dependencies: versions, devDependencies: versions });
const Lockfile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      dependencies: versions,
      devDependencies: versions,
      version: v.optional(v.string()),
      resolved: v.optional(v.string()),
      integrity: v.optional(v.string()),
      hasInstallScript: v.optional(v.boolean(), false),
      inBundle: v.optional(v.boolean(), false),
    }),
  ),
});

const { dependencies, devDependencies } = v.parse(PackageFile, json('package.json'));
const { packages } = v.parse(Lockfile, json('package-lock.json'));
const { '': ours, ...others } = packages;

/** Packages that run something as they are installed; `node` must, the others do without. None is part of the extension. */
const WITH_INSTALL_SCRIPTS = ['core-js-pure', 'esbuild', 'node'];

describe('packages that Cuttings is made with', () => {
  it('have exact versions, of the registry', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are those of the lockfile', () => {
    expect({ ...ours?.dependencies, ...ours?.devDependencies }).toEqual({
      ...dependencies,
      ...devDependencies,
    });
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(others[`node_modules/${name}`]?.version, name).toBe(version);
  });

  it('are known by their hashes, and come from nowhere but the registry', () => {
    const unknown = Object.entries(others).filter(
      ([, { integrity, resolved, inBundle }]) =>
        // What has no address of its own comes from the registry that npm is told.
        !(inBundle || integrity?.startsWith('sha512-')) || resolved !== undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('run nothing when installed, but those listed', () => {
    const running = Object.entries(others).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(running.map(([path]) => path.replace(/^.*node_modules\//, ''))).toEqual(WITH_INSTALL_SCRIPTS);
    for (const name of WITH_INSTALL_SCRIPTS) expect(dependencies).not.toHaveProperty([name]);
  });
});

describe('the sources given to reviewers', () => {
  const paths = sourceFiles(process.cwd());

  it('hold what a build needs, and how it is made', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'docs/release.md',
        'package-lock.json',
        'package.json',
      ]),
    );
  });

  it('hold nothing that was made, and nothing private', () => {
    const unwanted =
      /(?:^|\/)(?:\.git|node_modules|\.output|\.wxt|out|coverage|\.npmrc|\.env[^/]*)(?:\/|$)|\.(?:pem|key|log)$/;
    expect(paths.filter((path) => unwanted.test(path))).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const sbom = sbomOf(json('package-lock.json'));

  it('has every production dependency, by its version, licence and hash', () => {
    const listed = sbom.components.map(({ name, version }) => `${name} ${version}`);
    expect(listed).toEqual(
      expect.arrayContaining(Object.entries(dependencies).map(([name, version]) => `${name} ${version}`)),
    );
    for (const { name, hashes, licenses } of sbom.components) {
      expect(hashes[0]?.content, name).toMatch(/^[\da-f]{128}$/);
      expect(licenses[0]?.expression, name).not.toBe('');
    }
    expect(new Set(sbom.components.map((component) => component['bom-ref'])).size).toBe(
      sbom.components.length,
    );
  });

  it('has no tool, and names no server', () => {
    const names = sbom.components.map(({ name }) => name);
    for (const tool of ['wxt', 'vitest', 'typescript']) expect(names).not.toContain(tool);
    expect(JSON.stringify(sbom)).not.toMatch(/https?:|registry/);
  });

  it('is the same each time, and refuses a package without its hash', () => {
    expect(JSON.stringify(sbomOf(json('package-lock.json')))).toBe(JSON.stringify(sbom));
    const packages = { 'node_modules/bare': { version: '1.0.0', license: 'MIT' } };
    expect(() => sbomOf({ name: 'x', version: '1.0.0', packages })).toThrow('node_modules/bare');
  });
});

function json(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
