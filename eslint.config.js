import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { boundariesConfig } from './eslint.boundaries.js';
import { kindsConfig } from './eslint.kinds.js';
import svelteConfig from './svelte.config.js';

export default ts.config(
  {
    ignores: [
      '**/*.cjs',
      '.svelte-kit/',
      'build/',
      'build-worker/',
      '.data/',
      'static/',
      'src/lib/paraglide/',
      'drizzle/migrations/',
      'shots/',
      'test-results/'
    ]
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  boundariesConfig,
  kindsConfig,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
    },
    rules: {
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true }
      ],
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
      'no-restricted-globals': [
        'error',
        'Date',
        'setTimeout',
        'setInterval',
        'crypto',
        'fetch',
        'process',
        'Buffer'
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument in core.' }
      ]
    }
  },
  {
    // A slice or a format that grows beyond this is two.
    files: ['src/core/game/**', 'src/core/format/**'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: { 'max-lines': ['error', { max: 150, skipBlankLines: false, skipComments: false }] }
  },
  {
    files: ['src/routes/**', 'src/lib/server/**'],
    ignores: ['src/lib/server/http/read-form.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(formData|json|text)$/][callee.object.property.name="request"]',
          message: 'Bodies are read by readForm, parseForm and parseJson of src/lib/server/http/read-form.ts.'
        },
        {
          selector:
            'CallExpression[callee.property.name=/^(formData|json|text)$/][callee.object.name="request"]',
          message: 'Bodies are read by readForm, parseForm and parseJson of src/lib/server/http/read-form.ts.'
        }
      ]
    }
  },
  {
    files: ['src/**/*.svelte'],
    // What a player answers in is drawn by the script that is there already.
    ignores: ['src/lib/features/player/**', 'src/lib/features/kinds/**/*Answer.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'SvelteElement[name.name="input"] > SvelteStartTag:not(:has(SvelteAttribute[key.name="readonly"])):not(:has(SvelteAttribute[key.name="type"] > SvelteLiteral[value=/^(hidden|radio|checkbox|search)$/])):not(:has(SvelteAttribute[key.name="type"] > SvelteMustacheTag)) > SvelteAttribute[key.name="value"]',
          message:
            '`value={…}` wipes what was typed before the script came: use `defaultValue`, or `bind:value` where the page lives on.'
        },
        {
          selector: 'VariableDeclaration[kind="let"] > VariableDeclarator[init.callee.name="$derived"]',
          message: 'The next load of the page wipes what was written over it: use typedOver of src/lib/ui.'
        }
      ]
    }
  },
  {
    // Maps are replaced as a whole, in `$state.raw`.
    files: ['src/lib/live/**'],
    rules: { 'svelte/prefer-svelte-reactivity': 'off' }
  },
  { files: ['**/*.js'], ...ts.configs.disableTypeChecked },
  {
    files: ['tests/**', 'bench/**', 'scripts/**', '**/*.test.ts'],
    // Playwright's fixtures are declared with an empty pattern.
    rules: { 'no-console': 'off', 'no-empty-pattern': 'off' }
  }
);
