import * as v from 'valibot';

const lockfileSchema = v.object({
  name: v.string(),
  version: v.string(),
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string(), ''),
      license: v.optional(v.string(), ''),
      integrity: v.optional(v.string(), ''),
      dev: v.optional(v.boolean(), false),
      devOptional: v.optional(v.boolean(), false),
      optional: v.optional(v.boolean(), false),
    }),
  ),
});

/**
 * The bill of materials of a lockfile (npm's, version 3), as CycloneDX 1.5: each package that `dependencies` bring, with its
 * version, licence and SHA-512. The same lockfile gives the same one: it has no date and no serial number, which the
 * specification leaves open. Throws where the lockfile lacks a version, licence or hash.
 */
export function sbomOf(lockfile: unknown) {
  const { name, version, packages } = v.parse(lockfileSchema, lockfile);
  const components = Object.entries(packages)
    .filter(([path, { dev, devOptional, optional }]) => path !== '' && !dev && !devOptional && !optional)
    .map(([path, { version, license, integrity }]) => {
      const packageName = path.replace(/^.*node_modules\//, '');
      const [algorithm, digest] = integrity.split('-');
      if (version === '' || license === '' || algorithm !== 'sha512' || digest === undefined)
        throw new Error(`${path} has no version, licence or hash in the lockfile`);
      const purl = purlOf(packageName, version);
      return {
        type: 'library',
        // A package may be there twice, at two places.
        'bom-ref': `${purl}#${path}`,
        name: packageName,
        version,
        hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
        licenses: [{ expression: license }],
        purl,
      };
    });
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': purlOf(name, version), name, version },
    },
    components,
  };
}

/** A package URL: `@` of a scope is written in percent (github.com/package-url/purl-spec). */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
}
