import boundaries from 'eslint-plugin-boundaries';

const layers = [
  { type: 'core', pattern: 'src/core' },
  { type: 'import', pattern: 'src/import' },
  { type: 'schema', pattern: 'drizzle/schema' },
  { type: 'ops', pattern: 'src/ops' },
  { type: 'realtime', pattern: 'realtime' },
  { type: 'server', pattern: 'src/lib/server' },
  { type: 'live', pattern: 'src/lib/live' },
  { type: 'ui', pattern: 'src/lib/ui' },
  { type: 'i18n', pattern: 'src/lib/i18n' },
  { type: 'messages', pattern: 'src/lib/paraglide' },
  { type: 'features', pattern: 'src/lib/features' },
  { type: 'routes', pattern: 'src/routes' },
  { type: 'scripts', pattern: 'scripts' },
  { type: 'tests', pattern: 'tests' },
  { type: 'bench', pattern: 'bench' }
];

/** Who may import whom: the arrows of ARCHITECTURE.md. */
const mayImport = {
  core: ['core'],
  import: ['import', 'core'],
  schema: ['schema', 'core'],
  ops: ['ops', 'core'],
  realtime: ['realtime', 'ops', 'schema', 'core'],
  server: ['server', 'ops', 'schema', 'import', 'core', 'i18n', 'messages'],
  live: ['live', 'core'],
  ui: ['ui', 'messages', 'i18n'],
  i18n: ['i18n', 'messages', 'core'],
  features: ['features', 'live', 'ui', 'core', 'messages', 'i18n'],
  routes: ['routes', 'features', 'live', 'ui', 'server', 'ops', 'import', 'core', 'messages', 'i18n'],
  scripts: ['scripts', 'server', 'realtime', 'ops', 'schema', 'import', 'core', 'tests'],
  tests: ['tests', 'scripts', 'realtime', 'server', 'ops', 'schema', 'import', 'core', 'live'],
  bench: ['bench', 'tests', 'realtime', 'ops', 'schema', 'core', 'scripts']
};

/**
 * Lint rule for the arrows; without types, so that its test is quick.
 *
 * @type {import('eslint').Linter.Config}
 */
export const boundariesConfig = {
  // The plugin's own type names its rules more narrowly than ESLint's.
  plugins: { boundaries: /** @type {import('eslint').ESLint.Plugin} */ (boundaries) },
  settings: {
    'boundaries/elements': layers,
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
    'import/resolver': { './scripts/develop/check/import-resolver.cjs': {} }
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        policies: Object.entries(mayImport).flatMap(([type, targets]) => [
          { from: { element: { type } }, allow: { to: { element: { type: targets } } } },
          { from: { element: { type } }, allow: { to: { module: { origin: ['external', 'core'] } } } }
        ])
      }
    ]
  }
};
