import type { Browser } from 'puppeteer-core';

/** Ends a browser by SIGKILL, as a crash would, and waits until it is gone. */
export async function killBrowser(browser: Browser): Promise<void> {
  const process = browser.process();
  if (!process) return;
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exited = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await exited;
}
