// `npm run bench -- NAME [options]`: runs tests/bench/NAME.ts on the project's own Node.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ensureInstall, root, runNode } from './ensure-install.mjs';

ensureInstall();
const [name, ...options] = process.argv.slice(2);
const folder = join(root, 'tests', 'bench');
const script = join(folder, `${name}.ts`);
if (!name || !existsSync(script)) {
  const names = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  console.error(`Which bench? ${names.map((file) => file.replace(/\.ts$/, '')).join(', ')}`);
  process.exit(1);
}
process.exit(runNode([script, ...options]));
