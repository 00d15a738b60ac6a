import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { sinkRules } from './eslint.sinks.js';

/**
 * Layers of the house, the lowest first. A folder may import its own and the ones it names, never the other way: see
 * ARCHITECTURE.md.
 */
const DOMAIN = [
  'shared',
  'article',
  'extract',
  'annotation',
  'search',
  'export',
  'import',
  'backup',
  'images',
];
const DEVICES = ['storage', 'platform', 'messaging'];

/** Rule entries that forbid the given import patterns. */
const forbid = (...groups) => ({
  'no-restricted-imports': [
    'error',
    { patterns: groups.map(([group, message]) => ({ group, message, allowTypeImports: false })) },
  ],
});

const fromDomain = [
  ['wxt', 'wxt/*', '#i18n', 'dexie', 'preact', 'preact/*', '@webext-core/*'],
  'The domain knows no browser, no database and no interface.',
];
const upwards = (layers) => [
  layers.flatMap((layer) => [`@/${layer}`, `@/${layer}/**`]),
  'Imports run downwards only.',
];

export default defineConfig(
  globalIgnores(['.output', '.wxt', 'out', 'coverage', 'node_modules']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  sinkRules,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs', 'tests/bench/*.mjs'] },
      },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Names are read by people: an unused one that a signature asks for begins with an underscore.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // `void promise` says that nobody waits for it.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidOperator: true }],
    },
  },
  {
    files: DOMAIN.map((folder) => `utils/${folder}/**/*.ts`),
    rules: {
      ...forbid(
        fromDomain,
        upwards([
          'entrypoints',
          'components',
          'utils/library',
          ...DEVICES.map((folder) => `utils/${folder}`),
        ]),
      ),
      'no-restricted-globals': [
        'error',
        ...['document', 'window', 'fetch', 'indexedDB', 'browser', 'chrome', 'localStorage', 'navigator'].map(
          (name) => ({
            name,
            message: 'The domain gets it as an argument.',
          }),
        ),
      ],
    },
  },
  {
    files: DEVICES.map((folder) => `utils/${folder}/**/*.ts`),
    rules: forbid(upwards(['entrypoints', 'components', 'utils/library'])),
  },
  {
    files: ['utils/library/**/*.ts'],
    rules: forbid(upwards(['entrypoints', 'components']), [
      ['wxt/browser'],
      'Only utils/platform names browser.*.',
    ]),
  },
  {
    files: ['components/**/*.{ts,tsx}'],
    rules: forbid(
      upwards(['entrypoints', 'utils/platform', 'utils/messaging']),
      [['wxt/browser', '@webext-core/*'], 'Components get what they need of the browser from an entrypoint.'],
      [['preact/compat'], 'Nothing here needs it.'],
    ),
  },
  {
    files: ['components/hooks/use-live-query.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Configuration and scripts run before or outside the type-checked project.
    files: ['**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
);
