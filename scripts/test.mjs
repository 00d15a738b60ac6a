// `npm test`: everything, in the order of what fails fastest. Ends with "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ensureInstall, root, runNode } from './ensure-install.mjs';

ensureInstall();

const bin = (name, file) => join('node_modules', name, file);
const wxt = bin('wxt', 'bin/wxt.mjs');

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
  ['reproducible', ['scripts/check-reproducible.ts']],
];

/** Projects of vitest.config.ts. A whole browser can fail by itself: see `runAgain`. */
const suites = [
  { projects: ['unit', 'browser'], isWholeBrowser: false },
  { projects: ['e2e-chromium'], isWholeBrowser: true },
  { projects: ['e2e-firefox'], isWholeBrowser: true },
];

let passed = 0;
let failed = 0;
let skipped = 0;
/** What the last lines say of each failure, so that it needn't be looked for. */
const failures = [];
/** Files that failed and then passed. */
const unsteady = [];

for (const [name, args] of checks) check(name, args);
for (const suite of suites) {
  const label = suite.projects.join(' and ');
  const report = runTests(suite.projects);
  count(label, suite.isWholeBrowser ? runAgain(suite.projects, report) : report);
}

for (const file of unsteady) console.log(`UNSTEADY ${file}: failed, and passed when run once more`);
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(
  `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`,
);
process.exit(failed === 0 ? 0 : 1);

function check(name, args) {
  const started = Date.now();
  const isGood = runNode(args, { env: { ...process.env, FORCE_COLOR: '0' } }) === 0;
  if (isGood) passed += 1;
  else {
    failed += 1;
    failures.push(name);
  }
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${name} (${String(Math.round((Date.now() - started) / 1000))} s)`);
}

/** The results of test files, all when none is named: what Vitest's JSON reporter says; null when there is none. */
function runTests(projects, files = []) {
  const results = join(root, 'out', 'test-results.json');
  rmSync(results, { force: true });
  runNode(
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      ...files,
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
    ],
    // The whole takes too long to be run often: see vitest.config.ts.
    { env: { ...process.env, CUTTINGS_ONE_BROWSER: '1' } },
  );
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch (error) {
    console.error(`The tests left no results: ${String(error)}`);
    return null;
  }
}

/**
 * Now and then a browser gives its driver no answer any more, and takes the rest of its file down. A file that failed is run
 * once more by itself in a new browser, and that counts; it is named among the last lines all the same.
 */
function runAgain(projects, report) {
  const failedFiles = report?.testResults.filter(({ status }) => status === 'failed') ?? [];
  if (failedFiles.length === 0) return report;
  console.log(`Run once more: ${failedFiles.map(({ name }) => relative(root, name)).join(', ')}`);
  for (const { name, assertionResults } of failedFiles)
    for (const { fullName, failureMessages } of assertionResults)
      if (failureMessages.length > 0)
        console.log(`  ${name}: ${fullName}: ${failureMessages[0].split('\n')[0]}`);
  const second = runTests(
    projects,
    failedFiles.map(({ name }) => relative(root, name)),
  );
  if (!second) return report;
  const latest = new Map(second.testResults.map((result) => [result.name, result]));
  for (const { name } of failedFiles)
    if (latest.get(name)?.status === 'passed') unsteady.push(`${projects.join()} ${relative(root, name)}`);
  return { ...second, testResults: report.testResults.map((result) => latest.get(result.name) ?? result) };
}

function count(label, report) {
  if (!report) {
    failed += 1;
    failures.push(`${label}: no results`);
    return;
  }
  // An error outside every test, such as a promise that nobody waits for.
  if (!report.success && report.testResults.every(({ status }) => status === 'passed')) {
    failed += 1;
    failures.push(`${label}: see above`);
  }
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = `${label} ${relative(root, name)}`;
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') {
        failed += 1;
        failures.push(`${file}: ${test.fullName}: ${test.failureMessages[0]?.split('\n')[0] ?? ''}`);
      } else skipped += 1;
    }
    // One that could not even be loaded, or whose hooks failed, has no test that did.
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) {
      failed += 1;
      failures.push(`${file}: ${message.split('\n')[0] ?? ''}`);
    }
  }
}
