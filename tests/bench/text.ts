import { runNode } from '../../scripts/ensure-install.mjs';

// In Chromium, by Vitest: reading the text of an article, finding places in it, drawing highlights, each beside the
// browser's own way to do the nearest thing.
process.exit(runNode(['node_modules/vitest/vitest.mjs', 'bench', '--run', '--project', 'browser', 'text']));
