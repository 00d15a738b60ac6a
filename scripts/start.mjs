// `npm start [-- URL-or-file.html … [--out DIR] [--browser chromium|firefox] [--headless] [--no-scripts]]`
// Plain JavaScript for any Node from 20 on: installs the packages, then hands over to the project's own Node.
import { ensureInstall, runNode } from './ensure-install.mjs';

ensureInstall();
process.exit(runNode(['scripts/tour.ts', ...process.argv.slice(2)]));
