import { availableParallelism } from 'node:os';

import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

import { ensureBrowser } from './tests/e2e/support/find-browser.ts';

const small = { maxWorkers: Math.max(2, availableParallelism() - 1), sequence: { groupOrder: 0 } };
/** Tests that drive a whole browser: two at a time, since a machine may have two cores and each waits half its time. */
const wholeBrowser = {
  maxWorkers: 2,
  // The files of a worker use one browser, one after another: see freshBrowser.
  isolate: false,
  sequence: { groupOrder: 1 },
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // Each look reads the library, which takes the browser from its work.
  expect: { poll: { interval: 200 } },
};

/**
 * Files whose subject is our own code, where a browser has little to say: `npm test` drives one browser through each,
 * `npm run test:e2e` both. What touches storage across closings, ranges, layout, permissions or messages is none of them.
 */
const inOneBrowser = {
  chromium: [
    'all-annotations',
    'check-library',
    'citations',
    'colors',
    'full-text',
    'late-pictures',
    'links',
    'markdown-template',
    'pages',
    'panel-library',
    'remedies',
    'saved-again',
    'search',
    'search-results',
    'split-and-merge',
    'tags-and-searches',
  ],
  firefox: [
    'doubles',
    'edited-page',
    'editing-highlights',
    'large-library',
    'live-undo',
    'picker',
    'timeline',
    'unsaved-highlights',
  ],
};
/** Globs of the files that the other browser is driven through. */
const leftTo = (other: keyof typeof inOneBrowser): string[] =>
  process.env.CUTTINGS_ONE_BROWSER ? inOneBrowser[other].map((name) => `tests/e2e/${name}.test.ts`) : [];

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['tests/{unit,bench}/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 60_000,
          ...small,
        },
      },
      {
        // Without WXT's plugin: its set-up file can't be loaded by a page. What these tests need is the domain,
        // and components, which speak English here: the browser's own messages are there only in an extension.
        resolve: {
          alias: { '@': import.meta.dirname, '#i18n': `${import.meta.dirname}/tests/support/english.ts` },
        },
        // Found only while the tests run, these would make the page load anew in the midst of them.
        optimizeDeps: {
          include: [
            '@medv/finder',
            '@mozilla/readability',
            'axe-core',
            'dexie',
            'dompurify',
            'fast-check',
            'lucide-preact',
            'preact',
            'preact/hooks',
            'preact/jsx-dev-runtime',
            'preact/test-utils',
            'valibot',
            'yaml',
          ],
        },
        test: {
          name: 'browser',
          testTimeout: 60_000,
          ...small,
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          benchmark: { include: ['tests/bench/**/*.bench.ts'] },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: ensureBrowser('chromium'),
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e-chromium',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/**/*.firefox.test.ts', ...leftTo('firefox')],
          env: { CUTTINGS_BROWSER: 'chromium' },
          ...wholeBrowser,
        },
      },
      {
        test: {
          name: 'e2e-firefox',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/**/*.chromium.test.ts', ...leftTo('chromium')],
          env: { CUTTINGS_BROWSER: 'firefox' },
          ...wholeBrowser,
        },
      },
    ],
  },
});
