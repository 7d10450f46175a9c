import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const layers = [
  { type: 'core', pattern: 'src/core', mode: 'folder' },
  { type: 'schema', pattern: 'drizzle/schema', mode: 'folder' },
  { type: 'realtime', pattern: 'realtime', mode: 'folder' },
  { type: 'server', pattern: 'src/lib/server', mode: 'folder' },
  { type: 'live', pattern: 'src/lib/live', mode: 'folder' },
  { type: 'ui', pattern: 'src/lib/ui', mode: 'folder' },
  { type: 'i18n', pattern: 'src/lib/i18n', mode: 'folder' },
  { type: 'messages', pattern: 'src/lib/paraglide', mode: 'folder' },
  { type: 'features', pattern: 'src/lib/features', mode: 'folder' },
  { type: 'routes', pattern: 'src/routes', mode: 'folder' },
  { type: 'scripts', pattern: 'scripts', mode: 'folder' },
  { type: 'tests', pattern: 'tests', mode: 'folder' },
  { type: 'bench', pattern: 'bench', mode: 'folder' }
];

/** Who may import whom: the arrows of ARCHITECTURE.md. */
const mayImport = {
  core: ['core'],
  schema: ['schema', 'core'],
  realtime: ['realtime', 'schema', 'core'],
  server: ['server', 'schema', 'core', 'i18n', 'messages'],
  live: ['live', 'core'],
  ui: ['ui', 'messages', 'i18n'],
  i18n: ['i18n', 'messages', 'core'],
  features: ['features', 'live', 'ui', 'core', 'messages', 'i18n'],
  routes: ['routes', 'features', 'live', 'ui', 'server', 'core', 'messages', 'i18n'],
  scripts: ['scripts', 'server', 'schema', 'core', 'tests'],
  tests: ['tests', 'scripts', 'realtime', 'server', 'schema', 'core', 'live'],
  bench: ['bench', 'tests', 'realtime', 'schema', 'core', 'scripts']
};

export default ts.config(
  {
    ignores: ['.svelte-kit/', 'build/', 'build-worker/', '.data/', 'static/', 'src/lib/paraglide/', 'drizzle/migrations/', 'shots/', 'test-results/']
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
    },
    plugins: { boundaries },
    settings: {
      'boundaries/elements': layers,
      'import/resolver': { './scripts/check/import-resolver.cjs': {} }
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(mayImport).flatMap(([type, targets]) => [
            {
              from: { element: { type } },
              allow: { to: { element: { types: { anyOf: targets } } } }
            },
            { from: { element: { type } }, allow: { to: { module: { origin: { anyOf: ['external', 'core'] } } } } }
          ])
        }
      ],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'svelte/no-navigation-without-resolve': 'off',
      eqeqeq: 'error'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'setTimeout', 'setInterval', 'crypto', 'fetch', 'process', 'Buffer'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Randomness is an argument in core.' }]
    }
  },
  { files: ['**/*.js'], ...ts.configs.disableTypeChecked },
  {
    files: ['tests/**', 'bench/**', 'scripts/**', '**/*.test.ts'],
    rules: { 'no-console': 'off' }
  }
);
