import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import type { BrowserName } from './extension-browser.ts';
import { makeTempDir } from './temp-dir.ts';

/** Carries what a page says to its extension's background and on to whom it names, and the answer back. */
const CONTENT_SCRIPT = `
  const api = globalThis.browser ?? chrome;
  addEventListener('message', ({ data }) => {
    if (!data?.relayed) return;
    api.runtime.sendMessage(data.relayed).then((answer) => postMessage({ relayedBack: answer }));
  });
`;
const BACKGROUND = `
  const api = globalThis.browser ?? chrome;
  api.runtime.onMessage.addListener(({ to, message }, sender, respond) => {
    if (message === null) {
      const port = api.runtime.connect(to);
      port.onMessage.addListener((answer) => respond({ answer }));
      port.onDisconnect.addListener(() => respond('closed'));
      port.postMessage({ type: 'pageColors' });
      return true;
    }
    api.runtime.sendMessage(to, message).then(
      (answer) => respond({ answer }),
      (error) => respond({ error: String(error) }),
    );
    return true;
  });
`;

/** Folder of an extension that isn't ours, which sends what a page has it send. The caller removes it. */
export function otherExtension(browser: BrowserName): string {
  const folder = makeTempDir('other');
  const isFirefox = browser === 'firefox';
  const manifest = {
    // In Firefox, scripts of one of version 3 wait for the reader to let them into pages.
    manifest_version: isFirefox ? 2 : 3,
    name: 'Another',
    version: '1',
    background: isFirefox ? { scripts: ['background.js'] } : { service_worker: 'background.js' },
    content_scripts: [{ matches: ['<all_urls>'], js: ['content.js'] }],
    ...(isFirefox && { browser_specific_settings: { gecko: { id: 'another@another.example' } } }),
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'content.js'), CONTENT_SCRIPT);
  writeFileSync(join(folder, 'background.js'), BACKGROUND);
  return folder;
}

/** Has the other extension send a message, or open a port where it is null, from a web page in which its script is; gives what came back. */
export function sendFromOther(page: Page, to: string, message: object | null): Promise<unknown> {
  return page.evaluate(
    (relayed) =>
      new Promise((resolve) => {
        addEventListener('message', function heard({ data }: MessageEvent<{ relayedBack?: unknown }>) {
          if (data.relayedBack === undefined) return;
          removeEventListener('message', heard);
          resolve(data.relayedBack);
        });
        postMessage({ relayed });
      }),
    { to, message },
  );
}

/** Has the other extension open a port and speak through it; `closed`, or what came through it. */
export function connectFromOther(page: Page, to: string): Promise<unknown> {
  return sendFromOther(page, to, null);
}
