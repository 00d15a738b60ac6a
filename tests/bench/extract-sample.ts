import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { isSampleThere, readSample, SAMPLE_FIGURES } from './extract/sample.ts';

// Measures the small sample that a test holds to its figures, and keeps these: after a change for the better.
if (!isSampleThere()) {
  console.error('The real pages and their harness are not beside the project.');
  process.exit(1);
}
const figures = await readSample();
mkdirSync(dirname(SAMPLE_FIGURES), { recursive: true });
writeFileSync(SAMPLE_FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
console.log(figures);
