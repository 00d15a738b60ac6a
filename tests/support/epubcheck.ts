import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { aptInstall } from '../e2e/support/apt-install.ts';
import { makeTempDir } from '../e2e/support/temp-dir.ts';

/** Where Debian puts it. */
const JAR = '/usr/share/java/epubcheck.jar';

/** Whether EPUBCheck can be run: installed by apt where there is apt; null, said aloud, where there isn't. */
export function epubcheck(): ((book: Uint8Array) => string[]) | null {
  const jar = process.env.EPUBCHECK_PATH ?? JAR;
  if (!existsSync(jar) && existsSync('/usr/bin/apt-get')) {
    console.log('Installing epubcheck (apt-get) …');
    try {
      aptInstall(['epubcheck']);
    } catch (error) {
      console.warn(String(error));
    }
  }
  if (!existsSync(jar)) {
    console.warn(`SKIPPED: no EPUBCheck at ${jar}; install it, or name its jar in EPUBCHECK_PATH`);
    return null;
  }
  return (book) => {
    const path = join(makeTempDir('epub'), 'book.epub');
    writeFileSync(path, book);
    const { stdout, stderr, status } = spawnSync('java', ['-jar', jar, path], { encoding: 'utf8' });
    const said = `${stdout}\n${stderr}`.split('\n').filter((line) => /^(?:ERROR|FATAL|WARNING)/.test(line));
    return status === 0 || said.length > 0 ? said : [`${stdout}\n${stderr}`];
  };
}
