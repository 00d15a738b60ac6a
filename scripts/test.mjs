// `npm test`: everything, in the order of what fails fastest. Ends with "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstall, root, runNode } from './ensure-install.mjs';

ensureInstall();

const bin = (name, file) => join('node_modules', name, file);
const wxt = bin('wxt', 'bin/wxt.mjs');
const results = join(root, 'out', 'test-results.json');

/** Steps that are one check each. */
const checks = [
  ['browsers', ['scripts/ensure-browsers.ts']],
  ['prepare', [wxt, 'prepare']],
  ['format', [bin('prettier', 'bin/prettier.cjs'), '--check', '.', '--log-level', 'warn']],
  ['types', [bin('typescript', 'bin/tsc'), '--noEmit']],
  ['lint', [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0']],
  ['dead code', [bin('knip', 'bin/knip.js')]],
  ['build chrome', [wxt, 'build', '-b', 'chrome', '--mv3']],
  ['build edge', [wxt, 'build', '-b', 'edge', '--mv3']],
  ['build firefox', [wxt, 'build', '-b', 'firefox', '--mv3']],
  ['web-ext lint', ['scripts/lint-firefox.ts']],
  ['size', [bin('size-limit', 'bin.js')]],
];

let passed = 0;
let failed = 0;

for (const [name, args] of checks) {
  const started = Date.now();
  const isGood = runNode(args, { env: { ...process.env, FORCE_COLOR: '0' } }) === 0;
  if (isGood) passed += 1;
  else failed += 1;
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${String(Math.round((Date.now() - started) / 1000))} s)`);
}

rmSync(results, { force: true });
runNode([
  bin('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
]);
let skipped = 0;
try {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  // A file that could not even be loaded has no test that could fail.
  failed +=
    report.numFailedTests +
    report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    ).length;
  if (!report.success && failed === 0) failed += 1;
} catch (error) {
  console.error(`The tests left no results: ${String(error)}`);
  failed += 1;
}

console.log(
  `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`,
);
process.exit(failed === 0 ? 0 : 1);
