import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

import { BundledPackages } from './scripts/bundled-packages.ts';
import { ANY_PAGE_PAINTS, highlightRules } from './utils/annotation/highlight-sheet.ts';

/**
 * Content security policy of every extension page and of the service worker. Saved articles are shown in our
 * own origin, so nothing may load or run that isn't ours: pictures are blobs, styles and fonts are packaged, and
 * strings reach HTML only through DOMPurify's Trusted Types policy. The background alone may ask other servers, for pictures
 * that the reader has allowed; the pages forbid it to themselves: see `pageConnectPolicy`.
 */
const pageContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self' https: http:",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types dompurify imported-files',
].join('; ');

/** Stands in every page of ours, and takes away what only the background needs. */
const pageConnectPolicy: Plugin = {
  name: 'page-connect-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: "connect-src 'self'" },
      injectTo: 'head-prepend',
    },
  ],
};

/** Licences of the packages that a build has something of, beside it. */
const NOTICES = 'third-party-notices.txt';
const packages = new BundledPackages(import.meta.dirname);

export default defineConfig({
  vite: () => ({
    plugins: [pageConnectPolicy, packages.plugin],
    resolve: {
      alias: {
        // Its edition for browsers reads entities by `innerHTML`, which Trusted Types forbid here.
        'decode-named-character-reference': `${import.meta.dirname}/node_modules/decode-named-character-reference/index.js`,
      },
    },
  }),
  modules: ['@wxt-dev/i18n/module'],
  imports: false,
  hooks: {
    // The looks of highlights in pages that aren't ours, for the browser to insert.
    'build:publicAssets': (_, files) => {
      files.push({ relativeDest: 'assets/highlights.css', contents: `${highlightRules(ANY_PAGE_PAINTS)}\n` });
    },
    'prepare:publicPaths': (_, paths) => {
      paths.push('assets/highlights.css', NOTICES);
    },
    'build:done': (wxt) => {
      // Browsers read a text without this mark in a code page of old.
      writeFileSync(join(wxt.config.outDir, NOTICES), `\uFEFF${packages.notices()}`);
    },
    // WXT takes the button's tooltip from the popup's <title>, which is no message that can be translated.
    'build:manifestGenerated': (_, manifest) => {
      const action: unknown = manifest.action;
      if (typeof action === 'object' && action !== null)
        Object.assign(action, { default_title: '__MSG_actionTitle__' });
    },
  },
  manifestVersion: 3,
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    minimum_chrome_version: browser === 'firefox' ? undefined : '120',
    incognito: 'not_allowed',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    optional_host_permissions: ['*://*/*'],
    // Asks for no permission. Cut, as cuttings: short, and a word of no other well-known extension.
    omnibox: { keyword: 'cut' },
    // In Firefox a letter with Alt, with Shift or without, opens the menu that has it: S is History in English, L the
    // bookmarks in German. These are of no menu in the languages that most readers have.
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_commandSave__',
      },
      'open-library': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_commandLibrary__',
      },
      'highlight-selection': {
        suggested_key: { default: 'Alt+Shift+M' },
        description: '__MSG_commandHighlight__',
      },
      'open-panel': {
        suggested_key: { default: 'Alt+Shift+J' },
        description: '__MSG_commandPanel__',
      },
      // Chromium suggests keys for four commands at most; the reader may give these theirs.
      'next-highlight': { description: '__MSG_commandNext__' },
      'previous-highlight': { description: '__MSG_commandPrevious__' },
    },
    // The development server needs its own origin and inline scripts; every build ships the strict policy.
    content_security_policy:
      mode === 'development' ? undefined : { extension_pages: pageContentSecurityPolicy },
    browser_specific_settings:
      browser === 'firefox'
        ? {
            // Not for Android (`gecko_android`): there Firefox has no commands, context menus or sidebar, and nobody has tried
            // Cuttings there.
            gecko: {
              id: 'cuttings@cuttings.example',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          }
        : undefined,
  }),
});
