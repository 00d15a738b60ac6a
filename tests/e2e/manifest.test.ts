import { readdir, readFile } from 'node:fs/promises';

import { expect, it } from 'vitest';

import type { BrowserName } from './support/extension-browser.ts';
import { freshBrowser, leaveBrowser } from './support/launch-extension.ts';

const browserName = process.env.CUTTINGS_BROWSER as BrowserName;

const folder = `.output/${browserName === 'firefox' ? 'firefox-mv3' : 'chrome-mv3'}`;

async function readManifest() {
  return JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8')) as {
    permissions: string[];
    content_security_policy: { extension_pages: string };
  };
}

it(`what is built for ${browserName} is closed to pages, sites and private windows, and its pages to the network`, async () => {
  const manifest = await readManifest();
  expect(manifest).toMatchObject({ incognito: 'not_allowed' });
  for (const key of [
    'host_permissions',
    'content_scripts',
    'web_accessible_resources',
    'externally_connectable',
  ])
    expect(manifest).not.toHaveProperty(key);
  const policy = manifest.content_security_policy.extension_pages.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob:"],
      ...[
        "frame-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ],
      ...["require-trusted-types-for 'script'", 'trusted-types dompurify imported-files'],
    ]),
  );
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages)
    expect(await readFile(`${folder}/${page}`, 'utf8'), page).toMatch(
      /<head>\s*<meta http-equiv="Content-Security-Policy" content="connect-src &#39;self&#39;">/,
    );
});

it(`what is built for ${browserName} has the licences of all that it is made of`, async () => {
  const notices = await readFile(`${folder}/third-party-notices.txt`, 'utf8');
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const [name, version] of Object.entries(dependencies))
    expect(notices).toContain(`${name} ${version} (`);
});

it(`installing shows no warning in ${browserName}`, async () => {
  const manifest = await readManifest();
  const browser = await freshBrowser(browserName);
  try {
    expect(await browser.permissionWarnings(manifest)).toEqual([]);
    // The question can have another answer.
    const more = { ...manifest, permissions: [...manifest.permissions, 'tabs'] };
    expect(await browser.permissionWarnings(more)).not.toEqual([]);
  } finally {
    await leaveBrowser(browser);
  }
});
