import { spawnSync } from 'node:child_process';

import * as v from 'valibot';

import { node, root } from './ensure-install.mjs';

/**
 * Warnings of addons.mozilla.org's linter that we know and accept, each with its reason. Any other fails the check.
 */
const ACCEPTED: Record<string, string> = {
  UNSAFE_VAR_ASSIGNMENT:
    'innerHTML inside DOMPurify, Readability, Preact and remark; our own code has none, and Trusted Types refuse strings',
};

const reportSchema = v.object({
  errors: v.array(v.object({ code: v.string(), message: v.string(), file: v.optional(v.string()) })),
  warnings: v.array(v.object({ code: v.string(), message: v.string(), file: v.optional(v.string()) })),
});

const webExt = 'node_modules/web-ext/bin/web-ext.js';
const { stdout, stderr } = spawnSync(
  node,
  [webExt, 'lint', '--source-dir', '.output/firefox-mv3', '--output', 'json', '--no-config-discovery'],
  { cwd: root, encoding: 'utf8', maxBuffer: 50_000_000 },
);

const start = stdout.indexOf('{');
if (start < 0) {
  console.error(`web-ext lint gave no report: ${stderr}`);
  process.exit(1);
}
const { errors, warnings } = v.parse(reportSchema, JSON.parse(stdout.slice(start)));
const unexpected = [...errors, ...warnings.filter(({ code }) => !(code in ACCEPTED))];
for (const { code, message, file } of unexpected)
  console.error(`${code}: ${message} (${file ?? 'manifest'})`);
process.exit(unexpected.length === 0 ? 0 : 1);
